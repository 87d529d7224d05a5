import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { personOfRequest } from '#app/person.ts'
import { preferenceOf } from '#lib/encodings.ts'
import { digestOfFile, grammarFile, type Packing, packedPath } from '#lib/packed-files.ts'

/** The bytes stay the same while this process runs: a new release is a new process. */
let digest: Promise<string> | undefined

/**
 * The grammar itself (harper.js), for the worker of who is signed in: sixteen megabytes, which the build has packed to less than half. What has
 * not changed is not sent again.
 */
export async function GET(request: Request): Promise<Response> {
  if (!(await personOfRequest())) return new Response(null, { status: 404 })
  const { size, mtimeMs } = await stat(grammarFile)
  const headers = { 'cache-control': 'private, no-cache', etag: `W/"${size}-${Math.round(mtimeMs)}"`, vary: 'accept-encoding' }
  if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers })
  const packed = await findPacked(request.headers.get('accept-encoding') ?? '')
  const bytes = Readable.toWeb(createReadStream(packed?.path ?? grammarFile)) as ReadableStream // Node's own type of the same thing
  const encoding = packed && { 'content-encoding': packed.packing, 'content-length': String(packed.size) }
  return new Response(bytes, { headers: { ...headers, 'content-type': 'application/wasm', ...encoding } })
}

async function findPacked(accepted: string): Promise<{ path: string; packing: Packing; size: number } | null> {
  const { brotli, gzip } = preferenceOf(accepted)
  const packing = brotli ? 'br' : gzip ? 'gzip' : null
  if (!packing) return null
  digest ??= readFile(grammarFile).then(digestOfFile)
  const path = packedPath(await digest, packing)
  const size = await stat(path).then(
    (found) => found.size,
    () => null, // a build without it: Next packs it then
  )
  return size === null ? null : { path, packing, size }
}
