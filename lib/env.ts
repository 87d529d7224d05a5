import { createHmac } from 'node:crypto'

/** Environment: read and checked in one place. Each missing or wrong value is named, with what to do about it. */
export class WrongEnvironment extends Error {
  override name = 'WrongEnvironment'
}

function required(name: string): string {
  const value = process.env[name]
  if (!value) throw new WrongEnvironment(`${name} is not set. \`npm start\` sets it; a service started alone needs it in its environment.`)
  return value
}

export const databaseUrl = (): string => required('DATABASE_URL')

/** The key that signs cookies and derives other keys. Made and kept in GALLEY_HOME on the first start. */
export const secret = (): string => required('GALLEY_SECRET')

/** The address of the same database as galley_reader. GALLEY_READER_URL wins, for newsrooms whose Postgres hands out roles itself. */
export function readerUrl(): string {
  if (process.env.GALLEY_READER_URL) return process.env.GALLEY_READER_URL
  const url = new URL(databaseUrl())
  url.username = 'galley_reader'
  url.password = readerPassword()
  return url.href
}

/** The password of the role galley_reader; set in Postgres by `migrate`. */
export const readerPassword = (): string => createHmac('sha256', secret()).update('galley_reader').digest('base64url')
