import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '#services/up/free-port.ts'
import { start } from './running.ts'
import { waitUntil } from './web.ts'

/** Inside the project, so that it uses the same Next. Built once; delete it after a change of this page. */
const place = join(import.meta.dirname, '../.next-bare')
const next = join(import.meta.dirname, '../node_modules/next/dist/bin/next')
const environment = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }

const files = {
  'package.json': '{ "private": true, "type": "module" }\n',
  'next.config.js': `export default { turbopack: { root: ${JSON.stringify(join(import.meta.dirname, '..'))} }, poweredByHeader: false }\n`,
  'app/layout.js': `export const metadata = { title: 'A story' }
export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html> }
`,
  'app/page.js': `const words = 'the company said it expects prices of wheat and crude oil to rise in March after talks in Tokyo about its net profit'.split(' ')
const paragraph = (from) => Array.from({ length: 50 }, (_, at) => words[(from * 7 + at * 3) % words.length]).join(' ') + '.'
export default function Page() {
  return <main><h1>A story of 700 words</h1>{Array.from({ length: 14 }, (_, at) => <p key={at}>{paragraph(at)}</p>)}</main>
}
`,
}

/** A story of 700 words, prerendered and served by a minimal Next app. */
export async function startBareNext(): Promise<{ url: string; stop: () => Promise<void> }> {
  if (!existsSync(join(place, '.next/BUILD_ID'))) {
    mkdirSync(join(place, 'app'), { recursive: true })
    for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text)
    const built = spawnSync(process.execPath, [next, 'build', place], { env: environment, encoding: 'utf8' })
    if (built.status !== 0) throw new Error(`the bare Next page was not built:\n${built.stdout}${built.stderr}`)
  }
  const port = await freePort()
  const { child, stop } = start(process.execPath, [next, 'start', place, '--port', String(port), '--hostname', '127.0.0.1'], {
    env: environment,
  })
  const url = `http://127.0.0.1:${port}`
  await waitUntil(url, () => child.exitCode === null)
  return { url, stop }
}
