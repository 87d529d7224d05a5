import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from '#services/up/supervise.ts'
import type { Deaths } from './deaths.ts'
import type { Fate } from './die-at-step.ts'

/** The most milliseconds that a process works: it may have been told to die at a statement that no transaction has. */
const longestLife = 20_000
/** How long one lives on after it killed Postgres. */
const afterPostgres = 3_000

const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

type Kind = { script: string; args?: readonly string[]; data: string; deaths: Deaths; onChange?: (ready: number) => void }

/** Two processes of one kind that die again and again and are started again, each with a clock that is wrong by ten minutes. */
export class Mortals {
  /** How often one of them died. */
  count = 0
  said = ''
  readonly #kind: Kind
  readonly #alive = new Set<ChildProcess>()
  readonly #ready = new Set<ChildProcess>()
  #isOver = true

  /** `onChange` is told how many are there now. */
  constructor(kind: Kind) {
    this.#kind = kind
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
    const { script, args = [], data, deaths, onChange } = this.#kind
    const fate: Fate = { death: deaths.next(), clock, data }
    const env = { ...process.env, GALLEY_PROOF_FATE: JSON.stringify(fate) }
    const child = spawn(process.execPath, [script, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    running.add(child)
    this.#alive.add(child)
    const killIn = (milliseconds: number) => setTimeout(() => child.kill('SIGKILL'), milliseconds)
    const timers: NodeJS.Timeout[] = []
    const listen = (piece: Buffer) => {
      const text = String(piece)
      this.said = (this.said + text).slice(-20_000)
      if (deaths.listen(text, fate.death) === 'postgres') timers.push(killIn(afterPostgres))
      if (this.#ready.has(child) || !/^ready$/m.test(text)) return
      this.#ready.add(child)
      if (fate.death) timers.push(killIn(longestLife))
      onChange?.(this.#ready.size)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('close', () => {
      for (const timer of timers) clearTimeout(timer)
      running.delete(child)
      this.#alive.delete(child)
      if (this.#ready.delete(child)) onChange?.(this.#ready.size)
      if (this.#isOver) return
      this.count += 1
      this.#launch(clock)
    })
  }
}
