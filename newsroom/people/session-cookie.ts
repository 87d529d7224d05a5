import { decode } from 'next-auth/jwt'
import { secret } from '#lib/env.ts'

/** True when the site is reached by https: cookies are then sent over nothing else, and only to this very host. */
export const isSecure = (): boolean => process.env.PUBLIC_URL?.startsWith('https://') ?? false

export const sessionCookie = () => ({
  name: isSecure() ? '__Host-galley-session' : 'galley-session',
  options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() } as const,
})

/** The session id in the cookie's value, or null when it was not sealed with our secret. What it is worth, the row says. */
export async function sessionIdOf(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null
  try {
    const token = await decode({ token: cookie, secret: secret() })
    return typeof token?.sid === 'string' ? token.sid : null
  } catch {
    return null // forged, damaged or older than a session lives
  }
}
