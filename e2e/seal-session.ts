import { encode } from 'next-auth/jwt'
import { transaction } from '#db/client.ts'
import { secret } from '#lib/env.ts'
import { openSession } from '#newsroom/people/session.ts'
import { sessionCookie } from '#newsroom/people/session-cookie.ts'

/** Inserts a session row and returns its cookie, as signing in would. */
export async function sealSession(personId: string, userAgent: string): Promise<{ name: string; value: string }> {
  const sid = await transaction((tx) => openSession(tx, personId, userAgent))
  return { name: sessionCookie().name, value: await encode({ token: { sid }, secret: secret(), maxAge: 24 * 60 * 60 }) }
}
