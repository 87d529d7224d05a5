import { Readable } from 'node:stream'
import { anybodyOfRequest } from '#app/person.ts'
import { ownData } from '#newsroom/people/own-data.ts'

/** What Galley has stored of the person who asks, as a file. Sent while it is read. */
export async function GET(): Promise<Response> {
  const person = await anybodyOfRequest()
  if (!person) return new Response(null, { status: 404 })
  const body = Readable.toWeb(Readable.from(ownData(person), { objectMode: false })) as ReadableStream<Uint8Array> // without objectMode: bytes
  return new Response(body, {
    headers: {
      'content-type': 'application/json',
      'content-disposition': 'attachment; filename="my-data.json"',
      'cache-control': 'private, no-store',
    },
  })
}
