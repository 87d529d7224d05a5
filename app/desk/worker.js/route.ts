import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { personOfRequest } from '#app/person.ts'
import { readWorker } from '#reader/assets.ts'

/** The desk's service worker, for who is signed in. It is another file with each build, so that browsers update it. */
export async function GET(): Promise<Response> {
  if (!(await personOfRequest())) return new Response(null, { status: 404 })
  return new Response(`self.galleyBuild=${JSON.stringify(buildId())};\n${readWorker('deskWorker')}`, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache', 'service-worker-allowed': '/desk' },
  })
}

function buildId(): string {
  const file = join(process.cwd(), process.env.GALLEY_DIST ?? '.next', 'BUILD_ID')
  return existsSync(file) ? readFileSync(file, 'utf8') : 'development'
}
