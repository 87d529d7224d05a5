import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { buildIfChanged } from '#services/up/build.ts'
import { freePort } from '#services/up/free-port.ts'
import { root } from '#services/up/supervise.ts'

export type Web = { origin: string; build: string; stop: () => Promise<void> }

/** Web alone, in production mode, on the database of DATABASE_URL. Builds changed sources first. */
export async function startWeb(): Promise<Web> {
  await buildIfChanged()
  const port = await freePort()
  const child = spawn(process.execPath, [join(root, 'services/web/web.ts')], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), PUBLIC_URL: '', SMTP_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => output.push(piece))
  const origin = `http://127.0.0.1:${port}`
  for (let tries = 0; !(await answers(`${origin}/healthz`)); tries++) {
    if (child.exitCode !== null || tries > 300) throw new Error(`web did not start:\n${Buffer.concat(output)}`)
    await wait(100)
  }
  return { origin, build: join(root, process.env.GALLEY_DIST ?? '.next'), stop: () => waitForEnd(child) }
}

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(url)).ok
  } catch {
    return false
  }
}

async function waitForEnd(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  await gone
}
