import { decode } from 'next-auth/jwt'
import { secret } from '#lib/env.ts'

/** Whether the site is served over https. Cookies are then sent only over https and only to this host. */
export const isSecure = (): boolean => process.env.PUBLIC_URL?.startsWith('https://') ?? false

export const sessionCookie = () => ({
  name: isSecure() ? '__Host-galley-session' : 'galley-session',
  options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() } as const,
})

/** Opened cookies and until when they are good (milliseconds): to open one takes as long as all else that a small request needs. */
const opened = new Map<string, { sessionId: string; until: number }>()
const mostOpened = 1_000

/**
 * The session id in a cookie, or null when the cookie was not sealed with our secret. Whether the session is valid is decided by its row.
 */
export async function sessionIdOf(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null
  const key = `${secret()} ${cookie}`
  const known = opened.get(key)
  if (known && Date.now() < known.until) return known.sessionId
  opened.delete(key)
  try {
    const token = await decode({ token: cookie, secret: secret() })
    if (typeof token?.sid !== 'string') return null
    if (opened.size >= mostOpened) opened.delete(opened.keys().next().value ?? '')
    if (typeof token.exp === 'number') opened.set(key, { sessionId: token.sid, until: token.exp * 1000 })
    return token.sid
  } catch {
    return null // forged, damaged or expired
  }
}
