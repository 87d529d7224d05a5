import { isIP } from 'node:net'
import { publicUrl } from '#lib/env.ts'

/** What passkeys belong to (the "relying party" of WebAuthn): the site's origin and, as its id, the host name. */
export function relyingParty(): { id: string; origin: string } {
  const { hostname, origin } = new URL(publicUrl())
  return { id: hostname, origin }
}

/** Browsers make passkeys for names only, not for addresses such as 192.0.2.1, and only where nobody can listen: https, or this machine. */
export function passkeysWork(): boolean {
  const { hostname, protocol } = new URL(publicUrl())
  const isName = isIP(hostname.replaceAll(/[[\]]/g, '')) === 0
  return isName && (protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost'))
}
