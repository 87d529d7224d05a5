import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import type { Newsroom as Log } from '#components/editor/draft/autosave.ts'
import { closeDatabase, database } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { drafts } from '#db/schema/articles.ts'
import { type Part, startChannel, startEdge, startWeb } from '#proof/edge/processes.ts'
import { freePort } from '#services/up/free-port.ts'
import { type EmbeddedPostgres, startPostgres } from '#services/up/postgres.ts'
import { commandOf, kill } from '#services/up/system-process.ts'
import { type Cast, seedCast } from '#testing/cast.ts'

/** What is killed. The edge stays: it keeps nothing. */
export const parts = ['web', 'channel', 'postgres'] as const
export type Killed = Record<(typeof parts)[number], number>

/**
 * A newsroom whose parts can be killed (`kill -9`) and come back on their ports: web, the channel and a Postgres with full durability behind
 * an edge. The tests' own Postgres is left alone.
 */
export class KillableNewsroom {
  readonly cast: Cast
  readonly origin: string
  readonly killed: Killed = { web: 0, channel: 0, postgres: 0 }
  /** The newest version of each story that somebody was told is saved. */
  readonly #told = new Map<string, number>()
  readonly #home: string
  readonly #before: Record<string, string | undefined>
  readonly #edge: Part
  #postgres: EmbeddedPostgres
  #web: Part
  #channel: Part

  private constructor(started: {
    home: string
    before: Record<string, string | undefined>
    cast: Cast
    postgres: EmbeddedPostgres
    web: Part
    channel: Part
    edge: Part
  }) {
    this.#home = started.home
    this.#before = started.before
    this.cast = started.cast
    this.#postgres = started.postgres
    this.#web = started.web
    this.#channel = started.channel
    this.#edge = started.edge
    this.origin = started.edge.origin
  }

  static async start(): Promise<KillableNewsroom> {
    const home = mkdtempSync(join(tmpdir(), 'galley-writing-'))
    chmodSync(home, 0o711) // Postgres runs as another user than root and must enter this folder
    const before = { DATABASE_URL: process.env.DATABASE_URL, PUBLIC_URL: process.env.PUBLIC_URL }
    const postgres = await startPostgres(home)
    try {
      await closeDatabase()
      const port = String(await freePort())
      Object.assign(process.env, { DATABASE_URL: postgres.url, PUBLIC_URL: `http://127.0.0.1:${port}` })
      await migrate(postgres.url)
      const cast = await seedCast()
      const [web, channel] = await Promise.all([startWeb(), startChannel()])
      const edge = await startEdge('writing', [web], { port, GALLEY_CHANNEL_URL: channel.origin })
      return new KillableNewsroom({ home, before, cast, postgres, web, channel, edge })
    } catch (error) {
      await postgres.stop() // it would go on alone
      throw error
    }
  }

  async stop(): Promise<void> {
    for (const part of [this.#edge, this.#channel, this.#web]) await part.stop()
    await closeDatabase()
    for (const [name, value] of Object.entries(this.#before)) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
    await this.#postgres.stop()
    rmSync(this.#home, { recursive: true, force: true })
  }

  /** Remembers what a writer is told. */
  listen = (articleId: string, log: Log): Log => ({
    add: async (batch) => {
      const answer = await log.add(batch)
      if (answer.ok) this.#told.set(articleId, Math.max(answer.value.version, this.#told.get(articleId) ?? 0))
      return answer
    },
    since: log.since,
  })

  /** Kills a part and starts it again. What was called saved is there. */
  async kill(part: (typeof parts)[number]): Promise<void> {
    const told = new Map(this.#told)
    if (part === 'web') {
      await this.#web.kill()
      this.#web = await startWeb(this.#web.port)
    } else if (part === 'channel') {
      await this.#channel.kill()
      this.#channel = await startChannel(this.#channel.port)
    } else await this.#killPostgres()
    this.killed[part] += 1
    for (const [articleId, version] of told) {
      const kept = await this.#versionOf(articleId)
      if (kept < version) throw new Error(`after a kill of ${part} version ${version} of a story, which was called saved, is ${kept}`)
    }
  }

  async #killPostgres(): Promise<void> {
    const data = join(this.#home, 'postgres')
    const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
    if (!commandOf(pid).includes(data)) throw new Error(`process ${pid} is not this proof's Postgres`)
    kill(pid)
    await this.#postgres.ended
    this.#postgres = await startPostgres(this.#home)
  }

  async #versionOf(articleId: string): Promise<number> {
    for (let tries = 0; ; tries += 1) {
      try {
        const [draft] = await database().select({ version: drafts.version }).from(drafts).where(eq(drafts.articleId, articleId))
        return draft?.version ?? 0
      } catch (error) {
        if (tries > 50) throw error
        await wait(100) // the pool's connections are gone
      }
    }
  }
}
