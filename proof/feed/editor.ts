import { and, asc, eq } from 'drizzle-orm'
import { closeDatabase, database } from '#db/client.ts'
import { feeds } from '#db/schema/feed.ts'
import { liveArticles } from '#db/schema/live.ts'
import { people } from '#db/schema/people.ts'
import { orNull } from '#lib/outcome.ts'
import { beginDraftOrder } from '#newsroom/feed/begin-draft-order.ts'
import { launchOrder } from '#newsroom/feed/launch-order.ts'
import { move } from '#newsroom/feed/move.ts'
import { pin } from '#newsroom/feed/pin.ts'
import { putIn } from '#newsroom/feed/put-in.ts'
import { restoreOrder } from '#newsroom/feed/restore-order.ts'
import { takeOut } from '#newsroom/feed/take-out.ts'
import { undo } from '#newsroom/feed/undo.ts'
import { unpin } from '#newsroom/feed/unpin.ts'
import type { Person } from '#newsroom/people/person.ts'
import { randomFrom } from '#testing/random-from.ts'

/** `node editor.ts PERSON MOVES SEED`: an editor of the proof, who arranges the live order and its draft, and says each answer in a line. */
const [personId = '', moves = '0', seed = '0'] = process.argv.slice(2)
const live = { name: 'main', language: 'en' } as const
const draft = { name: 'draft:main', language: 'en' } as const
const chance = randomFrom(Number(seed))
const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(chance() * items.length)]

try {
  const person = await findPerson()
  const stories = (
    await database()
      .select({ id: liveArticles.articleId })
      .from(liveArticles)
      .orderBy(asc(liveArticles.firstPublishedAt), asc(liveArticles.slug))
  ).map(({ id }) => id)
  for (let made = 0; made < Number(moves); ) {
    // Somebody else may have launched the draft order that was just arranged.
    const answer = await act(person, stories, chance() < 0.5 ? live : draft).catch(orNull)
    if (!answer) continue
    made += 1
    process.stdout.write(`${JSON.stringify(answer)}\n`)
  }
} finally {
  await closeDatabase()
}

type Answer = { ok: boolean; version?: number; feedId: string } | null

/** One act of an editor, who seldom sees the newest version. Null: the draft order is just being begun anew. */
async function act(person: Person, stories: readonly string[], feed: typeof live | typeof draft): Promise<Answer> {
  const [row] = await database()
    .select({ id: feeds.id, version: feeds.version, draftOf: feeds.draftOf })
    .from(feeds)
    .where(and(eq(feeds.name, feed.name), eq(feeds.language, feed.language)))
  if (!row) {
    await beginDraftOrder(person, { feed: live }) // somebody launched it
    return null
  }
  const seen = Math.max(0, row.version - Math.floor(chance() * 3))
  const articleId = pick(stories) ?? ''
  const other = pick(stories) ?? ''
  const sent = { feed, articleId, seen }
  const whole = chance()
  if (whole < 0.02) {
    const launched = await launchOrder(person, { feed, seen: row.version })
    return { ok: launched.ok, feedId: row.draftOf ?? row.id, version: launched.ok ? launched.value.version : undefined }
  }
  if (whole < 0.05) {
    const restored = await restoreOrder(person, { feed, version: Math.floor(chance() * row.version), seen: row.version })
    return { ok: restored.ok, feedId: row.id, version: restored.ok ? restored.value.version : undefined }
  }
  const acts = [
    () => move(person, { ...sent, to: { top: true } }),
    () => move(person, { ...sent, to: { rank: 1 + Math.floor(chance() * stories.length) } }),
    () => move(person, { ...sent, to: { anchors: [{ before: other }, { after: other }] } }),
    () => pin(person, sent),
    () => unpin(person, sent),
    () => takeOut(person, sent),
    () => putIn(person, sent),
    () => undo(person, { feed, version: Math.max(1, row.version - Math.floor(chance() * 10)), seen }),
  ]
  const answer = await pick(acts)?.()
  return answer ? { ok: answer.ok, feedId: row.id, version: answer.ok && answer.value.changed ? answer.value.version : undefined } : null
}

async function findPerson(): Promise<Person> {
  const [row] = await database()
    .select({ id: people.id, name: people.name, email: people.email, role: people.role })
    .from(people)
    .where(eq(people.id, personId))
  if (!row) throw new Error(`there is no person ${personId}`)
  return { ...row, sessionId: '', limits: null, isProven: true, deskLanguage: null }
}
