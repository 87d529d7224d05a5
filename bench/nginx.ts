import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { freePort } from '#services/up/free-port.ts'
import { start } from './running.ts'
import { waitUntil } from './web.ts'

export const hasNginx = spawnSync('nginx', ['-v'], { stdio: 'ignore' }).error === undefined

/**
 * nginx configured for static files, with one worker process like one edge: `name` → gzip bytes, served unchanged at /name (gzip_static).
 */
export async function startNginx(
  folder: string,
  files: Readonly<Record<string, Buffer>>,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const place = join(folder, 'nginx')
  const root = join(place, 'files')
  mkdirSync(root, { recursive: true })
  for (const path of [place, root]) chmodSync(path, 0o755)
  for (const [name, bytes] of Object.entries(files)) {
    writeFileSync(join(root, `${name}.html`), gunzipSync(bytes))
    writeFileSync(join(root, `${name}.html.gz`), bytes)
  }
  const port = await freePort()
  writeFileSync(join(place, 'nginx.conf'), configuration(place, root, port))
  const { child, stop } = start('nginx', ['-p', place, '-c', join(place, 'nginx.conf'), '-e', join(place, 'errors')])
  const url = `http://127.0.0.1:${port}`
  await waitUntil(`${url}/${Object.keys(files)[0]}.html`, () => child.exitCode === null, 10_000)
  return { url, stop }
}

const configuration = (place: string, root: string, port: number) => `
worker_processes 1;
daemon off;
pid ${place}/pid;
events { worker_connections 4096; }
http {
  types { text/html html; }
  access_log off;
  server_tokens off;
  sendfile on;
  tcp_nopush on;
  tcp_nodelay on;
  keepalive_requests 1000000000;
  gzip_static on;
  open_file_cache max=1000 inactive=1h;
  open_file_cache_valid 1h;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((what) => `${what}_temp_path ${place}/${what};`).join(' ')}
  server { listen 127.0.0.1:${port} backlog=4096; root ${root}; }
}
`
