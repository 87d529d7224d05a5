import { decode } from 'next-auth/jwt'
import { secret } from '#lib/env.ts'

/** Whether the site is served over https. Cookies are then sent only over https and only to this host. */
export const isSecure = (): boolean => process.env.PUBLIC_URL?.startsWith('https://') ?? false

export const sessionCookie = () => ({
  name: isSecure() ? '__Host-galley-session' : 'galley-session',
  options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() } as const,
})

/**
 * The session id in a cookie, or null when the cookie was not sealed with our secret. Whether the session is valid is decided by its row.
 */
export async function sessionIdOf(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null
  try {
    const token = await decode({ token: cookie, secret: secret() })
    return typeof token?.sid === 'string' ? token.sid : null
  } catch {
    return null // forged, damaged or expired
  }
}
