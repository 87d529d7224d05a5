import { dateFormat } from './date-format.ts'
/** Whether this is the name of a time zone (IANA), such as Europe/Kyiv. */
export function isTimeZone(zone: string): boolean {
  try {
    dateFormat('en', { timeZone: zone })
    return /^[A-Za-z]/.test(zone) // Intl accepts "+02:00", which has no daylight saving time
  } catch {
    return false
  }
}

/** Names that the zone database has changed, and that browsers still list by the former one. */
const renamed: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Godthab': 'America/Nuuk',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
}

/** Every zone that one may choose, by its present name. */
export const timeZones = (): string[] =>
  [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone').map((zone) => renamed[zone] ?? zone)])].sort()

/** Whether two names mean one zone: Europe/Kiev and Europe/Kyiv. */
export const isSameZone = (one: string, other: string): boolean => (renamed[one] ?? one) === (renamed[other] ?? other)

/** "UTC+2" of a zone at an instant. */
export const offsetOf = (zone: string, at: Date): string =>
  (
    dateFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' })
      .formatToParts(at)
      .find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT'
  ).replace('GMT', 'UTC')
