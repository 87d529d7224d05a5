import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import { say } from './log.ts'
import { keepPacked, packFiles } from './pack-files.ts'
import { root } from './supervise.ts'
import { wrapModulesIn } from './wrap-modules.ts'

const sources = ['app', 'components', 'newsroom', 'db', 'lib', 'reader', 'public']
const settings = [
  'next.config.ts',
  'postcss.config.mjs',
  'package-lock.json',
  'proxy.ts',
  'instrumentation.ts',
  'services/up/build.ts',
  'services/up/pack-files.ts',
  'services/up/desk-languages-only.cjs',
  'services/up/wrap-modules.ts',
]
const isSource = (path: string): boolean => !/\.test\.tsx?$|^public\/built\//.test(path)

const output = () => process.env.GALLEY_DIST ?? '.next'
const stamp = () => join(root, output(), 'galley-sources')

/** Builds the readers' script and the pages, and packs their files, unless the existing build was made from the same sources. */
export async function buildIfChanged(): Promise<void> {
  if (!isBuilt(stamp(), join(root, 'public', 'built', 'manifest.json'))) await build()
}

/** The pages are of the sources as they are, and the readers' script, which is outside their folder, is still there. */
export const isBuilt = (stampAt: string, manifestAt: string): boolean =>
  existsSync(manifestAt) && existsSync(stampAt) && readFileSync(stampAt, 'utf8') === sourcesDigest()

export async function build(): Promise<void> {
  const digest = sourcesDigest()
  rmSync(stamp(), { force: true })
  say('build', 'building; this takes a minute, and only when the sources have changed')
  const began = Date.now()
  await buildReader()
  const bringBack = keepPacked()
  await run('The pages', [join('node_modules', 'next', 'dist', 'bin', 'next'), 'build'])
  wrapModulesIn(join(root, output(), 'static', 'chunks'))
  bringBack()
  await packFiles()
  mkdirSync(join(root, output()), { recursive: true })
  writeFileSync(stamp(), digest)
  say('build', `built in ${Math.round((Date.now() - began) / 1000)} s`)
}

const buildReader = () => run("The readers' script", ['reader/build.ts'])

/** For `npm run dev`: builds the readers' script and style, and again whenever one of their sources changes. */
export async function keepReaderBuilt(): Promise<void> {
  await buildReader()
  let soon: NodeJS.Timeout | undefined
  const again = () =>
    void buildReader().then(
      () => say('build', 'the readers’ script and style are new; reload the page'),
      (error: Error) => say('build', error.message),
    )
  for (const folder of ['reader', 'app/(reader)']) {
    watch(join(root, folder), { recursive: true }, (_, name) => {
      if (!name || !/\.(?:ts|css|svg)$/.test(name) || /\.test\.ts$/.test(name)) return
      clearTimeout(soon)
      soon = setTimeout(again, 100)
    }).unref()
  }
}

export function sourcesDigest(): string {
  const hash = createHash('sha256').update(process.version)
  for (const path of [...sources.flatMap(filesUnder), ...settings].filter(isSource).sort()) {
    if (existsSync(join(root, path))) hash.update(`\0${path}\0`).update(readFileSync(join(root, path)))
  }
  return hash.digest('hex')
}

function filesUnder(path: string): string[] {
  if (!existsSync(join(root, path))) return []
  if (/\.\w+$/.test(path)) return [path]
  return readdirSync(join(root, path), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
}

function run(what: string, args: string[]): Promise<void> {
  return new Promise((built, failed) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const said: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => said.push(piece))
    // When this process ends early (SIGTERM, an error elsewhere), the build must not continue on its own.
    const stop = () => child.kill()
    process.once('exit', stop)
    child.once('error', failed)
    child.once('close', (code) => {
      process.off('exit', stop)
      if (code === 0) built()
      else failed(new CannotStart(`${Buffer.concat(said)}\n${what} could not be built; the lines above say why.`))
    })
  })
}

if (import.meta.main) await build()
