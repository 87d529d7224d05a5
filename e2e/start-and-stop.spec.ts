import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { freePort } from '#services/up/free-port.ts'
import { root } from '#services/up/supervise.ts'
import { isAlive, type ProcessMark } from '#services/up/system-process.ts'

const home = mkdtempSync(join(tmpdir(), 'galley-start-'))
chmodSync(home, 0o711) // Postgres runs as another user than root and must enter this folder
test.afterAll(() => rmSync(home, { recursive: true, force: true }))

type Up = { child: ChildProcess; said: () => string; ended: Promise<number | null> }

/** `npm start` with an embedded Postgres of this test. */
function npmStart(port: number): Up {
  const own = /^(GALLEY_|DATABASE_URL$|PUBLIC_URL$)/
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)))
  const child = spawn('npm', ['start'], { cwd: root, env: { ...inherited, NODE_ENV: 'production', GALLEY_HOME: home, PORT: String(port) } })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece) => {
      said += piece
    })
  return { child, said: () => said, ended: new Promise((over) => child.once('close', over)) }
}

const expectWelcome = (up: Up) => expect.poll(up.said, { timeout: 80_000 }).toContain('Galley is at')
const supervisor = (): ProcessMark => JSON.parse(readFileSync(join(home, 'running.json'), 'utf8')).supervisor
const children = (): ProcessMark[] => JSON.parse(readFileSync(join(home, 'running.json'), 'utf8')).children
const postmaster = (): number => Number(readFileSync(join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])

test('npm start serves and prints sign-in links, recovers from kill -9 of its supervisor, and ends cleanly on SIGTERM', async () => {
  test.setTimeout(240_000)
  const port = await freePort()
  const first = npmStart(port)
  await expectWelcome(first)
  const front = await fetch(`http://127.0.0.1:${port}/`)
  expect(front.status).toBe(200)
  expect(await front.text()).toContain(`<link rel="canonical" href="http://localhost:${port}/"/>`)
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
  expect(first.said()).toMatch(new RegExp(`http://localhost:${port}/desk/sign-in\\?token=[\\w-]{40,}`))

  const second = npmStart(await freePort())
  expect(await second.ended).toBe(1)
  expect(second.said()).toContain(`Galley already runs from ${home}`)

  const [killed, orphans, database] = [supervisor(), children(), postmaster()]
  process.kill(killed.pid, 'SIGKILL')
  await first.ended
  const next = npmStart(port)
  await expectWelcome(next)
  expect(orphans.length).toBeGreaterThanOrEqual(2)
  expect(orphans.filter(isAlive)).toEqual([])
  expect(postmaster()).toBe(database)
  expect(next.said()).toContain('was running already; taken over')

  const [last] = [children()]
  const web = last.at(0)
  if (web) process.kill(web.pid, 'SIGKILL')
  await expect.poll(children, { timeout: 30_000 }).not.toEqual(last)
  await expect
    .poll(
      () =>
        fetch(`http://127.0.0.1:${port}/readyz`).then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 30_000 },
    )
    .toBe(200)
  const restarted = children()

  next.child.kill('SIGTERM')
  expect(await next.ended).toBe(0)
  expect(restarted.filter(isAlive)).toEqual([])
  expect(existsSync(join(home, 'postgres', 'postmaster.pid'))).toBe(false)
})
