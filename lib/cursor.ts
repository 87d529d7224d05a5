/** The place where the next page of a list, newest first, begins: after this instant and, at the same instant, after this id. */
export type Cursor = { at: Date; id: string }

const shape = /^([0-9a-z]{1,11})\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/

/** Milliseconds since the epoch in base 36, a dot, the id. Instants are stored in milliseconds, so nothing is lost. */
export const writeCursor = ({ at, id }: Cursor): string => `${at.getTime().toString(36)}.${id}`

/** Null for anything that `writeCursor` does not write. */
export function readCursor(text: string | undefined): Cursor | null {
  const match = shape.exec(text ?? '')
  if (!match?.[1] || !match[2]) return null
  const milliseconds = Number.parseInt(match[1], 36)
  return milliseconds <= 8.64e15 ? { at: new Date(milliseconds), id: match[2] } : null
}
