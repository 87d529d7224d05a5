import { createHash } from 'node:crypto'
import { speculationRules } from '#lib/speculation-rules.ts'

/** What a page's Content-Security-Policy must allow besides the site's own files. */
export type PageNeeds = {
  scriptHashes: readonly string[]
  styleHashes: readonly string[]
  styleAttributeHashes: readonly string[]
  /** The players that a reader of the page may ask for. */
  frameOrigins: readonly string[]
}

/** Of what the readers' module writes into a page that has a script. */
const rulesHash = `'sha256-${createHash('sha256').update(speculationRules).digest('base64')}'`

/** Content-Security-Policy (level 3) of a reader's page: only resources of the site itself, and the frames of its embeds. */
export function pagePolicy({ scriptHashes, styleHashes, styleAttributeHashes, frameOrigins }: PageNeeds, https: boolean): string {
  const attributes = styleAttributeHashes.length ? `style-src-attr 'unsafe-hashes' ${styleAttributeHashes.join(' ')}` : ''
  return [
    "default-src 'none'",
    `script-src ${["'self'", ...scriptHashes, ...(scriptHashes.length ? [rulesHash] : [])].join(' ')}`,
    `style-src ${["'self'", ...styleHashes].join(' ')}`,
    attributes,
    "img-src 'self' data:",
    "media-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    frameOrigins.length ? `frame-src ${frameOrigins.join(' ')}` : '',
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    https ? 'upgrade-insecure-requests' : '',
  ]
    .filter(Boolean)
    .join('; ')
}

/** For responses that are not pages (feeds, pictures, plain errors): nothing may run or load from them. */
export const bareFilePolicy = "default-src 'none'; frame-ancestors 'none'; sandbox"

/** Headers of every response, as a flat list for `writeHead`. */
export function everywhere(https: boolean): string[] {
  return [
    'X-Content-Type-Options',
    'nosniff',
    'Referrer-Policy',
    'strict-origin-when-cross-origin',
    'Permissions-Policy',
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=(), browsing-topics=()',
    'Cross-Origin-Opener-Policy',
    'same-origin',
    'X-Frame-Options',
    'DENY',
    ...(https ? ['Strict-Transport-Security', 'max-age=63072000; includeSubDomains'] : []),
  ]
}
