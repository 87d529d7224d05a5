import { isOurOwnPage } from '#app/action.ts'
import { personOfRequest } from '#app/person.ts'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import { tusVersion } from '#lib/uploads.ts'
import type { Person } from '#newsroom/people/person.ts'

/** An answer of tus 1.0.0, without a body. */
export const answer = (status: number, headers: Record<string, string> = {}): Response =>
  new Response(null, { status, headers: { 'Tus-Resumable': tusVersion, 'Cache-Control': 'no-store', ...headers } })

/** An endpoint of tus for a signed-in person. A request that changes something must come from our own page. */
export async function speakTus(request: Request, act: (person: Person) => Promise<Response>): Promise<Response> {
  if (request.method !== 'HEAD' && !(await isOurOwnPage())) return answer(403)
  const person = await personOfRequest()
  if (!person) return answer(401)
  if (request.headers.get('tus-resumable') !== tusVersion) return answer(412, { 'Tus-Version': tusVersion })
  try {
    return await act(person)
  } catch (error) {
    if (error instanceof NotAllowed) return answer(403)
    if (error instanceof NotFound) return answer(404)
    throw error
  }
}

/** A header that counts bytes; null for anything else. */
export function bytesIn(header: string | null): number | null {
  return header !== null && /^\d{1,15}$/.test(header) ? Number(header) : null
}
