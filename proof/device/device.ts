import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Browser, type BrowserContext, chromium } from '@playwright/test'
import { findChromium } from '#e2e/chromium.ts'

/** A Chromium with a profile that stays, as a person's own. Not started by Playwright, so that its process can be killed by its id. */
export type Device = {
  start: () => Promise<BrowserContext>
  /** kill -9 of the browser's process. */
  kill: () => Promise<void>
  end: () => Promise<void>
}

const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

export async function newDevice(): Promise<Device> {
  const profile = mkdtempSync(join(tmpdir(), 'galley-device-'))
  const { executablePath, args } = await findChromium()
  let child: ChildProcess | null = null
  let browser: Browser | null = null
  async function kill() {
    if (!child) return
    const gone = new Promise((resolve) => child?.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
    running.delete(child)
    child = null
    await browser?.close().catch(() => {})
  }
  return {
    async start() {
      const told = join(profile, 'DevToolsActivePort')
      rmSync(told, { force: true })
      child = spawn(
        executablePath,
        [...args, '--headless', '--lang=en-GB', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
        { stdio: 'ignore' },
      )
      running.add(child)
      for (let tries = 0; !existsSync(told) || readFileSync(told, 'utf8').split('\n').length < 2; tries += 1) {
        if (tries > 600) throw new Error('Chromium did not start')
        await wait(50)
      }
      const [port] = readFileSync(told, 'utf8').split('\n')
      browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
      const [context] = browser.contexts()
      if (!context) throw new Error('Chromium has no window')
      context.setDefaultTimeout(60_000)
      return context
    },
    kill,
    async end() {
      await kill()
      for (let tries = 0; tries < 20; tries += 1) {
        try {
          return rmSync(profile, { recursive: true, force: true })
        } catch {
          await wait(100) // its other processes are still ending
        }
      }
    },
  }
}
