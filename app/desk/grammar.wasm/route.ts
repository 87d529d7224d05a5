import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { personOfRequest } from '#app/person.ts'
import { digestOfFile, grammarFile, packedPath } from '#lib/packed-files.ts'

/** Of the grammar's bytes: they stay the same while this process runs. */
let digest: Promise<string> | undefined

/**
 * The grammar itself (harper.js), for the worker of who is signed in: sixteen megabytes. Who accepts `application/gzip` gets the eight that the
 * build has packed it to, and unpacks them: what says that it is packed Next would pack once more, for each browser. What has not changed is not
 * sent again.
 */
export async function GET(request: Request): Promise<Response> {
  if (!(await personOfRequest())) return new Response(null, { status: 404 })
  const { size, mtimeMs } = await stat(grammarFile)
  const headers = { 'cache-control': 'private, no-cache', etag: `W/"${size}-${Math.round(mtimeMs)}"`, vary: 'accept' }
  if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers })
  const packed = request.headers.get('accept')?.includes('application/gzip') ? await findPacked() : null
  const bytes = Readable.toWeb(createReadStream(packed ?? grammarFile)) as ReadableStream // Node's own type of the same thing
  return new Response(bytes, { headers: { ...headers, 'content-type': packed ? 'application/gzip' : 'application/wasm' } })
}

/** Null in a build that did not pack it. */
async function findPacked(): Promise<string | null> {
  digest ??= readFile(grammarFile).then(digestOfFile)
  const path = packedPath(await digest, 'gzip')
  return stat(path).then(
    () => path,
    () => null,
  )
}
