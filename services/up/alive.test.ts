import { type ChildProcess, spawn } from 'node:child_process'
import { afterEach, expect, test } from 'vitest'
import { followLife } from './alive.ts'
import { freePort } from './free-port.ts'
import { root, supervise } from './supervise.ts'

const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

/** A process that answers by message, as worker and edge do, and by address, as web does. */
const program = (port: number) => `import { answerSupervisor } from './services/up/alive.ts'
    import { createServer } from 'node:http'
    answerSupervisor()
    createServer((_, response) => response.end('up')).listen(${port}, '127.0.0.1', () => process.send('ready'))`

async function startProgram(port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program(port)], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  running.push(child)
  await new Promise((ready) => child.once('message', ready))
  return child
}

test.each(['message', 'address'] as const)(
  'a process that hangs is detected by %s, one that answers is left alone',
  async (by) => {
    const [port, otherPort] = [await freePort(), await freePort()]
    const [stopped, well] = [await startProgram(port), await startProgram(otherPort)]
    const way = (at: number) => (by === 'message' ? by : { url: `http://127.0.0.1:${at}/healthz` })
    const noticed: string[] = []
    const patience = { every: 0.1, within: 0.7, misses: 3 }
    followLife(well, way(otherPort), () => noticed.push('the one that is well'), patience)
    const hung = new Promise<number>((told) => followLife(stopped, way(port), told, patience))
    stopped.kill('SIGSTOP')
    expect(await hung).toBe(2)
    expect(noticed).toEqual([])
  },
  30_000,
)

test('a process that hangs is killed and restarted, and so is the next one', async () => {
  const port = await freePort()
  const row = { name: 'hung', run: ['--input-type=module', '-e', program(port)], ready: 'message', alive: 'message' } as const
  const lines: string[] = []
  const hung = supervise(
    row,
    () => {},
    (_, line) => lines.push(line),
    { every: 0.1, within: 0.7, misses: 3 },
  )
  await hung.ready
  for (const time of [1, 2]) {
    const before = hung.mark()
    process.kill(before?.pid ?? 0, 'SIGSTOP')
    await expect.poll(() => lines.filter((line) => line.includes('was ended by SIGKILL')).length, { timeout: 20_000 }).toBe(time)
    await expect.poll(() => hung.mark()?.pid ?? before?.pid, { timeout: 20_000 }).not.toBe(before?.pid)
    await expect
      .poll(
        () =>
          fetch(`http://127.0.0.1:${port}`).then(
            ({ status }) => status,
            () => 0,
          ),
        { timeout: 20_000 },
      )
      .toBe(200)
  }
  await hung.stop()
}, 90_000)
