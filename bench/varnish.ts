import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '#services/up/free-port.ts'
import { start } from './running.ts'
import { waitUntil } from './web.ts'

export const hasVarnish = spawnSync('varnishd', ['-V'], { stdio: 'ignore' }).error === undefined

/** Varnish with the shipped deploy/varnish/, in front of the edge on this port. */
export async function startVarnish(folder: string, edgePort: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const place = join(folder, 'varnish')
  mkdirSync(place, { recursive: true })
  const shipped = readFileSync(join(import.meta.dirname, '../deploy/varnish/galley.vcl'), 'utf8')
  writeFileSync(join(place, 'galley.vcl'), shipped.replace('.port = "3000"', `.port = "${edgePort}"`))
  const port = await freePort()
  const { child, stop } = start('varnishd', [
    ...['-F', '-j', 'none', '-a', `127.0.0.1:${port}`, '-f', join(place, 'galley.vcl'), '-n', join(place, 'work')],
    ...['-s', 'malloc,256m', '-p', 'http_gzip_support=off'],
  ])
  const url = `http://127.0.0.1:${port}`
  await waitUntil(`${url}/`, () => child.exitCode === null, 30_000)
  return { url, stop }
}
