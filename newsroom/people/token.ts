import { createHash, randomBytes } from 'node:crypto'

/** A secret for a link: 43 characters of base64url. It is shown once; the database has only its hash. */
export const makeToken = (): string => randomBytes(32).toString('base64url')

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')
