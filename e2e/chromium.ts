import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

export type Chromium = { executablePath: string; args: string[] /** Where it was found, for the log. */; from: string }

/** The first Chromium found: the configured one, the machine's, Playwright's, or the one of the npm package @sparticuz/chromium. */
export async function findChromium(): Promise<Chromium> {
  return findGiven() ?? machines() ?? (await playwrights()) ?? (await npms())
}

// No sandbox: it does not work as root, and only our own pages are opened. The other switches prevent requests that a machine without
// internet would wait for.
const quiet = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-dev-shm-usage',
  '--disable-gpu',
]

function findGiven(): Chromium | null {
  const path = process.env.CHROMIUM_PATH
  if (!path) return null
  if (!existsSync(path)) throw new Error(`CHROMIUM_PATH is ${path}, and there is nothing: correct it, or leave it out.`)
  return { executablePath: path, args: quiet, from: `${path} (CHROMIUM_PATH)` }
}

function machines(): Chromium | null {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
  const folders = (process.env.PATH ?? '').split(delimiter)
  const places = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
  ]
  const path = places.find((place) => existsSync(place) && starts(place))
  return path ? { executablePath: path, args: quiet, from: `${path} (the machine's)` } : null
}

async function playwrights(): Promise<Chromium | null> {
  const { chromium } = await import('@playwright/test')
  const path = chromium.executablePath()
  return existsSync(path) ? { executablePath: path, args: quiet, from: `${path} (Playwright's)` } : null
}

/** A headless shell packaged for servers, with the libraries and the font that it needs where the machine lacks them. */
async function npms(): Promise<Chromium> {
  const { default: packed, inflate } = await import('@sparticuz/chromium')
  const cache = join(import.meta.dirname, '../node_modules/.cache/chromium')
  const unpack = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    // The package unpacks into the temporary folder, where everybody may write; this one uses a folder of its own.
    const { TMPDIR } = process.env
    mkdirSync(cache, { recursive: true })
    process.env.TMPDIR = cache
    try {
      return await work()
    } finally {
      if (TMPDIR === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = TMPDIR
    }
  }
  const executablePath = await unpack(() => packed.executablePath())
  if (!existsSync('/etc/fonts')) process.env.FONTCONFIG_PATH = join(cache, 'fonts')
  if (!starts(executablePath)) {
    await unpack(() => inflate(join(import.meta.dirname, '../node_modules/@sparticuz/chromium/bin/al2023.tar.br')))
    process.env.LD_LIBRARY_PATH = [join(cache, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter)
  }
  if (!starts(executablePath))
    throw new Error(`No Chromium can be started here: install one, or name it in CHROMIUM_PATH. Tried last: ${executablePath}`)
  const args = packed.args.filter((each) => !unwanted.test(each))
  return { executablePath, args: [...quiet, ...args], from: `${executablePath} (the npm package @sparticuz/chromium)` }
}

/** Switches for Lambda that would hide our faults or let two people's pages share one process. */
const unwanted =
  /^--(single-process|disable-web-security|allow-running-insecure-content|disable-features|enable-features|disable-site-isolation-trials|headless|use-gl|use-angle|enable-unsafe-swiftshader|in-process-gpu|ignore-gpu-blocklist|no-zygote)/

const starts = (path: string): boolean =>
  spawnSync(path, ['--version', '--no-sandbox'], { timeout: 20_000, cwd: tmpdir(), stdio: 'ignore' }).status === 0
