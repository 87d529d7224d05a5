import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type EmbeddedPostgres, startPostgres } from '#services/up/postgres.ts'
import { commandOf, kill } from '#services/up/system-process.ts'

/** A Postgres in a folder of its own, which is started again whenever somebody killed it. */
export class MortalPostgres {
  /** How often it died. */
  count = 0
  readonly #home: string
  readonly #onChange: (isUp: boolean) => void
  #postgres: EmbeddedPostgres
  #away = 0
  #isUp = true
  #isOver = false

  private constructor(home: string, postgres: EmbeddedPostgres, onChange: (isUp: boolean) => void) {
    this.#home = home
    this.#postgres = postgres
    this.#onChange = onChange
    void this.#watch()
  }

  static async start(onChange: (isUp: boolean) => void): Promise<MortalPostgres> {
    const home = mkdtempSync(join(tmpdir(), 'galley-schedule-'))
    chmodSync(home, 0o711) // Postgres runs as another user than root and must enter this folder
    return new MortalPostgres(home, await startPostgres(home), onChange)
  }

  get url(): string {
    return this.#postgres.url
  }

  get data(): string {
    return join(this.#home, 'postgres')
  }

  /** Kills it, once it is there, and starts it again after so many milliseconds. */
  async kill(away: number): Promise<void> {
    while (!this.#isUp) await wait(20)
    const pid = Number(readFileSync(join(this.data, 'postmaster.pid'), 'utf8').split('\n')[0])
    if (!commandOf(pid).includes(this.data)) throw new Error(`process ${pid} is not this proof's Postgres`)
    this.#away = away
    kill(pid)
  }

  async stop(): Promise<void> {
    this.#isOver = true
    await this.#postgres.stop()
    rmSync(this.#home, { recursive: true, force: true })
  }

  async #watch(): Promise<void> {
    while (true) {
      await this.#postgres.ended
      if (this.#isOver) return
      this.count += 1
      this.#isUp = false
      this.#onChange(false)
      await wait(this.#away)
      this.#away = 0
      this.#postgres = await startPostgres(this.#home)
      this.#isUp = true
      this.#onChange(true)
    }
  }
}
