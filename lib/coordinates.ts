import { embedOf } from './embeds/embed.ts'

/** Where a place is on earth (WGS 84), in decimal degrees: north and east are positive. */
export type Coordinates = { latitude: number; longitude: number }

/** Six decimals are a tenth of a metre. */
const decimals = 6
/** Two numbers, with a comma, a semicolon or a space between them; people also write a decimal comma, a degree sign and the minus of typographers. */
const typed = /^([+-]?\d{1,3}(?:[.,]\d{1,15})?)°?(?: ?[,;] ?| )([+-]?\d{1,3}(?:[.,]\d{1,15})?)°?$/

/** Coordinates as people type them, in the one way they are stored: “49.9935, 36.2304”. Null: they are none. */
export function tidyCoordinates(given: string): string | null {
  const [, north, east] = typed.exec(given.trim().replaceAll(/\s+/g, ' ').replaceAll('−', '-')) ?? []
  const numberOf = (text: string) => Number(Number(text.replace(',', '.')).toFixed(decimals))
  if (north === undefined || east === undefined) return null
  const [latitude, longitude] = [numberOf(north), numberOf(east)]
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? `${latitude}, ${longitude}` : null
}

/** What stored coordinates say; null for any other value. */
export function coordinatesOf(value: unknown): Coordinates | null {
  if (typeof value !== 'string' || value === '' || tidyCoordinates(value) !== value) return null
  const [latitude = 0, longitude = 0] = value.split(', ').map(Number)
  return { latitude, longitude }
}

/** The page of OpenStreetMap that shows a place with a marker, for a plain link: “geo:” opens nothing on most desktops. */
export function mapAddress(value: unknown): string | null {
  const found = coordinatesOf(value)
  return found && (embedOf(`openStreetMap:15/${found.latitude}/${found.longitude}!`)?.address ?? null)
}
