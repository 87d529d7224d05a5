import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { feedItems, feedMoves, feeds } from '#db/schema/feed.ts'
import { people, sessions } from '#db/schema/people.ts'
import { place } from '#newsroom/feed/arrange.ts'
import { beginDraftOrder } from '#newsroom/feed/begin-draft-order.ts'
import { inOrder, type Place, replay } from '#newsroom/feed/order.ts'
import { lockFeed } from '#newsroom/feed/postgres-feed-order.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { liveStory } from '#testing/live-story.ts'
import { randomFrom } from '#testing/random-from.ts'
import { isLong, mostTime, seed } from './options.ts'

/**
 * Five editors, each a process, arrange the live order and its draft at the same time, launch it, restore older orders and undo each other's
 * moves, and their processes are killed in the middle of it. Whatever was answered is in the log, nothing is in it twice, and the order is
 * the log's.
 */
const movesEach = isLong ? 200 : 15
const killsEach = isLong ? 8 : 1
const storyCount = isLong ? 40 : 12
const live = { name: 'main', language: 'en' } as const

type Line = { ok: boolean; feedId: string; version?: number }

let cast: Cast
const stories: string[] = []
const editors: string[] = []

beforeAll(async () => {
  cast = await seedCast()
  for (let number = 0; number < storyCount; number += 1)
    stories.push(await liveStory(cast, { slug: `story-${number}`, at: new Date(Date.UTC(2026, 0, 1, 0, number)) }))
  await transaction(async (tx) => place(await lockFeed(tx, live), null, stories, 'publish'))
  for (let number = 0; number < 5; number += 1) editors.push(await hireEditor(number))
})

test(
  `five editors make ${movesEach} moves each on a draft and a live order, and are killed`,
  async () => {
    await beginDraftOrder(cast.marta, { feed: live })
    const lines: Line[] = []
    const kills = (await Promise.all(editors.map((id, number) => arrange(id, number, (line) => lines.push(line))))).reduce(
      (sum, n) => sum + n,
      0,
    )
    for (const row of await database().select().from(feeds)) await checkFeed(row.id, row.version)
    // Every move that was answered is in the log of its feed, once. A draft order's log ends with it.
    for (const { ok, feedId, version } of lines)
      if (ok && version !== undefined && feedId === cast.feed.id)
        expect(await database().$count(feedMoves, and(eq(feedMoves.feedId, feedId), eq(feedMoves.version, version)))).toBe(1)
    const done = lines.filter(({ ok }) => ok).length
    console.log(`${lines.length} answered, ${done} done, ${kills} kills`)
    expect(lines.length).toBeGreaterThanOrEqual(editors.length * movesEach)
    expect(done).toBeGreaterThan(lines.length * 0.4)
    // An editor may have ended just before the kill.
    expect(kills).toBeGreaterThan((editors.length * killsEach) / 2)
  },
  mostTime,
)

/** Runs an editor until their moves are made, and kills them on the way. Returns how often. */
async function arrange(personId: string, number: number, onLine: (line: Line) => void): Promise<number> {
  const chance = randomFrom(seed * 100 + number)
  let made = 0
  for (let kills = 0; ; kills += 1) {
    const left = movesEach - made
    const until = kills < killsEach ? 1 + Math.floor((chance() * left) / (killsEach - kills)) : Number.POSITIVE_INFINITY
    const run = [`${import.meta.dirname}/editor.ts`, personId, String(left), String(seed * 1000 + number * 100 + kills)]
    const child = spawn(process.execPath, run, { stdio: ['ignore', 'pipe', 'inherit'] })
    let answered = 0
    for await (const line of createInterface({ input: child.stdout })) {
      onLine(JSON.parse(line) as Line) // written by editor.ts
      answered += 1
      if (answered === until) child.kill('SIGKILL')
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    made += answered
    if (child.signalCode === 'SIGKILL') continue
    if (child.exitCode !== 0) throw new Error(`editor ${number} ended with ${child.exitCode}`)
    return kills
  }
}

/** The order equals the log, the log has no gap, and each row says where its story was. */
async function checkFeed(feedId: string, version: number): Promise<void> {
  const rows = await database().select().from(feedMoves).where(eq(feedMoves.feedId, feedId)).orderBy(asc(feedMoves.version))
  expect(rows.map((row) => row.version)).toEqual(Array.from({ length: version }, (_, index) => index + 1))
  const toPlace = (pinned: boolean | null, position: string | null): Place | null =>
    pinned === null || position === null ? null : { pinned, position }
  const moves = rows.map((row) => ({
    ...row,
    from: toPlace(row.fromPinned, row.fromPosition),
    to: toPlace(row.toPinned, row.toPosition),
  }))
  const places = new Map<string, Place>()
  for (const { articleId, from, to } of moves) {
    expect(places.get(articleId) ?? null).toEqual(from)
    if (to) places.set(articleId, to)
    else places.delete(articleId)
  }
  const items = await database()
    .select({ articleId: feedItems.articleId })
    .from(feedItems)
    .where(eq(feedItems.feedId, feedId))
    .orderBy(desc(feedItems.pinned), asc(feedItems.position))
  expect(items.map(({ articleId }) => articleId)).toEqual(inOrder(replay(moves)))
}

async function hireEditor(number: number): Promise<string> {
  const [row] = await database()
    .insert(people)
    .values({ name: `Editor ${number}`, role: 'editor', email: `editor-${number}@paper.test` })
    .returning()
  if (!row) throw new Error('no editor')
  await database().insert(sessions).values({ personId: row.id, expiresAt: sql`now() + interval '1 day'` })
  return row.id
}
