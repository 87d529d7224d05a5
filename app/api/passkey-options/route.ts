import { signInOptions } from '#newsroom/people/sign-in-by-passkey.ts'

/** What a browser needs to use a passkey of this site. It tells nothing of anybody, and writes nothing. */
export async function GET(): Promise<Response> {
  return Response.json(await signInOptions(), { headers: { 'cache-control': 'no-store' } })
}
