import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { personOfRequest } from '#app/person.ts'

const file = join(process.cwd(), 'node_modules', 'harper.js', 'dist', 'harper_wasm_slim_bg.wasm')

/** The grammar itself (harper.js), for the worker of who is signed in: sixteen megabytes, of which Next sends eight. What has not changed is not sent again. */
export async function GET(request: Request): Promise<Response> {
  if (!(await personOfRequest())) return new Response(null, { status: 404 })
  const { size, mtimeMs } = await stat(file)
  const headers = { 'cache-control': 'private, no-cache', etag: `W/"${size}-${Math.round(mtimeMs)}"` }
  if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers })
  const bytes = Readable.toWeb(createReadStream(file)) as ReadableStream // Node's own type of the same thing
  return new Response(bytes, { headers: { ...headers, 'content-type': 'application/wasm' } })
}
