import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from '#services/up/supervise.ts'

/** When a worker kills itself: in which transaction that runs a schedule, before which of its statements (0: after COMMIT). */
export type Death = { run: number; step: number }

const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** Two workers that die again and again and are started again, each with a clock that is wrong by ten minutes. */
export class DyingWorkers {
  deaths = 0
  /** Before which statements they died; 0: after COMMIT. */
  readonly steps = new Set<number>()
  /** The most statements that one transaction had. */
  mostSteps = 0
  said = ''
  readonly #next: () => Death
  readonly #change: (ready: number) => void
  readonly #alive = new Set<ChildProcess>()
  readonly #ready = new Set<ChildProcess>()
  #isOver = true

  /** `next`: the death of the next worker. `change`: how many are there now. */
  constructor(next: () => Death, change: (ready: number) => void) {
    this.#next = next
    this.#change = change
  }

  start(): void {
    this.#isOver = false
    for (const minutes of [10, -10]) this.#launch(minutes * 60_000)
  }

  async bothReady(): Promise<void> {
    while (this.#ready.size < 2) await wait(50)
  }

  /** Kills both, and starts none until `start`. */
  async kill(): Promise<void> {
    this.#isOver = true
    await Promise.all(
      [...this.#alive].map((child) => {
        const gone = once(child, 'close')
        child.kill('SIGKILL')
        return gone
      }),
    )
  }

  #launch(clock: number): void {
    const { run, step } = this.#next()
    const env = { ...process.env, GALLEY_PROOF_CLOCK: String(clock), GALLEY_PROOF_RUN: String(run), GALLEY_PROOF_STEP: String(step) }
    const child = spawn(process.execPath, ['proof/schedule/dying-worker.ts'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    running.add(child)
    this.#alive.add(child)
    const listen = (piece: Buffer) => {
      this.said = (this.said + piece).slice(-20_000)
      for (const [, steps] of String(piece).matchAll(/steps (\d+)/g)) this.mostSteps = Math.max(this.mostSteps, Number(steps))
      if (!this.#ready.has(child) && /^ready$/m.test(String(piece))) {
        this.#ready.add(child)
        this.#change(this.#ready.size)
      }
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('close', () => {
      running.delete(child)
      this.#alive.delete(child)
      if (this.#ready.delete(child)) this.#change(this.#ready.size)
      if (this.#isOver) return
      this.deaths += 1
      this.steps.add(step)
      this.#launch(clock)
    })
  }
}
