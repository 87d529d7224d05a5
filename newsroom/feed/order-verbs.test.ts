import { asc, desc, eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { database, transaction } from '#db/client.ts'
import { drafts } from '#db/schema/articles.ts'
import { feedItems, feedMoves, feeds } from '#db/schema/feed.ts'
import { audit, outbox } from '#db/schema/record.ts'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import { tags } from '#lib/tags.ts'
import type { Person } from '#newsroom/people/person.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { randomFrom } from '#testing/random-from.ts'
import { place } from './arrange.ts'
import { deskOrder } from './desk-order.ts'
import { feedHistory } from './feed-history.ts'
import { move } from './move.ts'
import { inOrder, type Place, replay } from './order.ts'
import { pin } from './pin.ts'
import { lockFeed } from './postgres-feed-order.ts'
import { putIn } from './put-in.ts'
import { takeOut } from './take-out.ts'
import { undo } from './undo.ts'
import { unpin } from './unpin.ts'

const feed = { name: 'main', language: 'en' } as const
let cast: Cast
let a: string, b: string, c: string, d: string

/** Four stories with "a" on top; the version is 4. */
beforeEach(async () => {
  await database().execute(sql`truncate people, sections, authors, feeds, articles, outbox, audit restart identity cascade`)
  cast = await seedCast()
  d = cast.articles.published
  ;[a, b, c] = [await another('a'), await another('b'), await another('c')]
  await transaction(async (tx) => place(await lockFeed(tx, feed), null, [a, b, c], 'publish'))
})

test('a move to the top is in the history with the version seen, in the audit and in the outbox', async () => {
  expect(await move(cast.marta, { feed, articleId: b, to: { top: true }, seen: 3 })).toEqual({
    ok: true,
    value: { version: 5, changed: true, rank: 1, total: 4 },
  })
  expect(await order()).toEqual([b, a, c, d])
  expect((await moves()).at(-1)).toMatchObject({ version: 5, seenVersion: 3, kind: 'move', articleId: b, personId: cast.marta.id })
  expect(await database().select().from(audit)).toMatchObject([{ verb: 'move', personId: cast.marta.id, subjectId: b }])
  expect(await database().select().from(outbox)).toMatchObject([
    { tags: [tags.feed('main', 'en')], event: { kind: 'moved', articleId: b } },
  ])
})

test('a story is moved before or after another, or to a rank', async () => {
  await move(cast.marta, { feed, articleId: d, to: { anchors: [{ after: a }] }, seen: 4 })
  expect(await order()).toEqual([a, d, b, c])
  await move(cast.marta, { feed, articleId: a, to: { anchors: [{ before: c }] }, seen: 5 })
  expect(await order()).toEqual([d, b, a, c])
  expect(await move(cast.marta, { feed, articleId: d, to: { rank: 3 }, seen: 6 })).toMatchObject({ value: { rank: 3, total: 4 } })
  expect(await order()).toEqual([b, a, d, c])
  expect(await move(cast.marta, { feed, articleId: b, to: { rank: 1000 }, seen: 7 })).toMatchObject({ value: { rank: 4 } })
})

test('a rank means the place that the editor saw, even if others moved stories meanwhile', async () => {
  await move(cast.ihor, { feed, articleId: d, to: { top: true }, seen: 4 }) // d a b c
  await move(cast.marta, { feed, articleId: c, to: { rank: 2 }, seen: 4 }) // she saw a b c d: between a and b
  expect(await order()).toEqual([d, a, c, b])
})

test('a move into the other group pins or unpins the story at exactly that place, and can be undone', async () => {
  await pin(cast.marta, { feed, articleId: d, seen: 4 })
  await pin(cast.marta, { feed, articleId: c, seen: 5 })
  expect(await order()).toEqual([c, d, a, b])
  await move(cast.marta, { feed, articleId: b, to: { anchors: [{ before: d }, { after: c }], pinned: true }, seen: 6 })
  expect(await order()).toEqual([c, b, d, a])
  expect((await moves()).at(-1)).toMatchObject({ kind: 'pin', articleId: b, fromPinned: false, to: { pinned: true } })
  await move(cast.marta, { feed, articleId: c, to: { anchors: [{ after: a }], pinned: false }, seen: 7 })
  expect(await order()).toEqual([b, d, a, c])
  expect((await moves()).at(-1)).toMatchObject({ kind: 'unpin', articleId: c, to: { pinned: false } })
  await undo(cast.marta, { feed, version: 8, seen: 8 })
  expect(await order()).toEqual([c, b, d, a])
  // The only pinned story is moved directly below the line: its neighbours stay the same, yet it is unpinned.
  await unpin(cast.marta, { feed, articleId: c, seen: 9 })
  await unpin(cast.marta, { feed, articleId: b, seen: 10 })
  await move(cast.marta, { feed, articleId: d, to: { anchors: [{ before: a }], pinned: false }, seen: 11 })
  expect((await moves()).at(-1)).toMatchObject({ kind: 'unpin', articleId: d })
})

test('a move that changes nothing is not recorded', async () => {
  expect(await move(cast.marta, { feed, articleId: a, to: { top: true }, seen: 4 })).toMatchObject({ value: { changed: false, rank: 1 } })
  expect(await moves()).toHaveLength(4)
  expect(await database().select().from(outbox)).toEqual([])
})

test('moving a story that somebody else moved meanwhile is refused; one’s own moves are no obstacle', async () => {
  await move(cast.ihor, { feed, articleId: c, to: { top: true }, seen: 4 })
  expect(await move(cast.marta, { feed, articleId: c, to: { rank: 2 }, seen: 4 })).toEqual({
    ok: false,
    problem: 'moved-meanwhile',
    detail: { by: 'Ihor' },
  })
  expect(await move(cast.ihor, { feed, articleId: c, to: { rank: 2 }, seen: 4 })).toMatchObject({ ok: true })
})

test('when one neighbour has left the feed the other is used; when both have, the move is refused', async () => {
  await takeOut(cast.ihor, { feed, articleId: b, seen: 4 })
  expect(await move(cast.marta, { feed, articleId: d, to: { anchors: [{ before: b }, { after: a }] }, seen: 4 })).toMatchObject({
    ok: true,
  })
  expect(await order()).toEqual([a, d, c])
  expect(await move(cast.marta, { feed, articleId: d, to: { anchors: [{ before: b }] }, seen: 4 })).toMatchObject({
    problem: 'anchor-gone',
  })
})

test('pinned stories come first, and return to their place when unpinned', async () => {
  await pin(cast.marta, { feed, articleId: c, seen: 4 })
  await pin(cast.marta, { feed, articleId: d, seen: 5 })
  expect(await order()).toEqual([d, c, a, b])
  await move(cast.marta, { feed, articleId: b, to: { top: true }, seen: 6 })
  expect(await order()).toEqual([d, c, b, a])
  expect(await unpin(cast.ihor, { feed, articleId: c, seen: 7 })).toMatchObject({ value: { rank: 4, total: 4 } })
  await unpin(cast.ihor, { feed, articleId: d, seen: 8 })
  expect(await order()).toEqual([b, a, c, d])
})

test('a story that was taken out leaves the feed, and is put back on top', async () => {
  await takeOut(cast.marta, { feed, articleId: b, seen: 4 })
  expect(await order()).toEqual([a, c, d])
  expect(await pin(cast.ihor, { feed, articleId: b, seen: 5 })).toMatchObject({ problem: 'not-in-feed' })
  expect(await putIn(cast.marta, { feed, articleId: b, seen: 5 })).toMatchObject({ ok: true, value: { rank: 1 } })
  expect(await order()).toEqual([b, a, c, d])
  expect(await putIn(cast.marta, { feed, articleId: cast.articles.draft, seen: 6 })).toMatchObject({ problem: 'not-live' })
})

test('any move can be undone, and so can the undo, without losing other moves', async () => {
  await move(cast.marta, { feed, articleId: d, to: { top: true }, seen: 4 }) // 5: d a b c
  await takeOut(cast.ihor, { feed, articleId: b, seen: 5 }) // 6: d a c
  await pin(cast.ihor, { feed, articleId: c, seen: 6 }) // 7: c d a
  expect(await undo(cast.ihor, { feed, version: 5, seen: 7 })).toMatchObject({ ok: true, value: { changed: true } })
  expect(await order()).toEqual([c, a, d])
  await undo(cast.marta, { feed, version: 6, seen: 8 })
  expect(await order()).toEqual([c, a, b, d])
  await undo(cast.marta, { feed, version: 8, seen: 9 })
  expect(await order()).toEqual([c, d, a, b])
  // The move applies again; undoing it once more undoes the redo.
  expect(await undo(cast.marta, { feed, version: 5, seen: 10 })).toMatchObject({ value: { changed: true } })
  expect(await order()).toEqual([c, a, b, d])
  const shown = await feedHistory(cast.marta, { feed })
  expect(shown.ok && shown.value.filter(({ undone }) => undone).map(({ version }) => version)).toEqual([10, 6, 5])
})

test('the history of a story that has no headline leaves it to the screen to say so in its language', async () => {
  await database().update(drafts).set({ headline: '' }).where(eq(drafts.articleId, d))
  await move(cast.marta, { feed, articleId: d, to: { top: true }, seen: 4 })
  const shown = await feedHistory(cast.marta, { feed })
  expect(shown.ok && shown.value[0]).toMatchObject({ articleId: d, headline: '' })
})

test('undoing a move whose story was moved again changes nothing visible and reports that', async () => {
  await move(cast.marta, { feed, articleId: d, to: { top: true }, seen: 4 })
  await move(cast.ihor, { feed, articleId: d, to: { rank: 2 }, seen: 5 })
  expect(await undo(cast.marta, { feed, version: 5, seen: 6 })).toMatchObject({ ok: true, value: { changed: false } })
  expect(await order()).toEqual([a, d, b, c])
})

test('a move made by publishing cannot be undone in the feed', async () => {
  expect(await undo(cast.marta, { feed, version: 2, seen: 4 })).toMatchObject({ problem: 'not-undoable' })
  expect(await undo(cast.marta, { feed, version: 99, seen: 4 })).toMatchObject({ problem: 'no-such-move' })
})

test('five editors at once lose or duplicate no move, and the history gives the feed', async () => {
  const editors: Person[] = [cast.marta, cast.ihor, cast.marta, cast.ihor, cast.marta]
  const chance = randomFrom(20)
  await Promise.all(
    editors.map(async (editor) => {
      for (let turn = 0; turn < 12; turn += 1) {
        const seen = Math.max(0, (await version()) - Math.floor(chance() * 4))
        const articleId = [a, b, c, d][Math.floor(chance() * 4)] ?? a
        const acts = [
          () => move(editor, { feed, articleId, to: { rank: 1 + Math.floor(chance() * 4) }, seen }),
          () => move(editor, { feed, articleId, to: { top: true }, seen }),
          () => pin(editor, { feed, articleId, seen }),
          () => unpin(editor, { feed, articleId, seen }),
          () => takeOut(editor, { feed, articleId, seen }),
          () => putIn(editor, { feed, articleId, seen }),
          () => undo(editor, { feed, version: Math.max(1, seen), seen }),
        ]
        await acts[Math.floor(chance() * acts.length)]?.()
      }
    }),
  )
  const rows = await moves()
  expect(rows.length).toBeGreaterThan(20)
  expect(rows.map((row) => row.version)).toEqual(rows.map((_, index) => index + 1))
  expect(inOrder(replay(rows))).toEqual(await order())
  expect(await version()).toBe(rows.length)
})

test('the desk reads the order in pages, with its version and its length', async () => {
  await pin(cast.marta, { feed, articleId: d, seen: 4 })
  const first = await deskOrder(cast.marta, { feed, length: 3 })
  if (!first.ok) throw new Error('the order was to be read')
  expect(first.value).toMatchObject({ version: 5, total: 4, more: true })
  const rest = await deskOrder(cast.marta, { feed, after: first.value.items.at(-1), length: 3 })
  if (!rest.ok) throw new Error('the order was to be read')
  expect([...first.value.items, ...rest.value.items].map(({ articleId }) => articleId)).toEqual([d, a, b, c])
  expect(rest.value.more).toBe(false)
})

test('the length changes when stories enter or leave, and not by moves within the feed', async () => {
  const length = async () => {
    const answer = await deskOrder(cast.marta, { feed, length: 1 })
    return answer.ok && answer.value.total
  }
  expect(await length()).toBe(4)
  expect(await takeOut(cast.marta, { feed, articleId: b, seen: 4 })).toMatchObject({ value: { total: 3 } })
  await pin(cast.marta, { feed, articleId: c, seen: 5 })
  expect(await length()).toBe(3)
  expect(await putIn(cast.marta, { feed, articleId: b, seen: 6 })).toMatchObject({ value: { total: 4 } })
  await database().delete(feedItems).where(eq(feedItems.articleId, d)) // also without the verbs
  expect(await length()).toBe(3)
})

test('a journalist can neither order the feed nor see its desk', async () => {
  const sent = { feed, articleId: a, seen: 4 }
  for (const verb of [pin, unpin, takeOut, putIn]) await expect(verb(cast.olena, sent)).rejects.toThrow(NotAllowed)
  await expect(move(cast.olena, { ...sent, to: { top: true } })).rejects.toThrow(NotAllowed)
  await expect(undo(cast.olena, { feed, version: 1, seen: 4 })).rejects.toThrow(NotAllowed)
  await expect(deskOrder(cast.olena, { feed, length: 3 })).rejects.toThrow(NotAllowed)
  await expect(feedHistory(cast.olena, { feed })).rejects.toThrow(NotAllowed)
  expect(await moves()).toHaveLength(4)
})

test('an unknown feed is not found', async () => {
  await expect(pin(cast.marta, { feed: { name: 'sport', language: 'en' }, articleId: a, seen: 0 })).rejects.toThrow(NotFound)
})

async function order(): Promise<string[]> {
  const rows = await database()
    .select()
    .from(feedItems)
    .where(eq(feedItems.feedId, cast.feed.id))
    .orderBy(desc(feedItems.pinned), asc(feedItems.position))
  return rows.map(({ articleId }) => articleId)
}

async function moves() {
  const rows = await database().select().from(feedMoves).where(eq(feedMoves.feedId, cast.feed.id)).orderBy(asc(feedMoves.version))
  const at = (pinned: boolean | null, position: string | null): Place | null =>
    pinned === null || position === null ? null : { pinned, position }
  return rows.map((row) => ({ ...row, to: at(row.toPinned, row.toPosition) }))
}

const version = async () => (await database().select().from(feeds).where(eq(feeds.id, cast.feed.id)))[0]?.version ?? 0

/** A copy of the cast's published story under another name. */
async function another(name: string): Promise<string> {
  const [made] = await database().execute<{ id: string }>(sql`
    with article as (
      insert into articles (id, language, stage, slug, section_id) values (gen_random_uuid(), 'en', 'draft', ${name}, ${cast.section.id}) returning id
    ), revision as (
      insert into revisions (id, article_id, number, draft_version, language, slug, headline, dek, body, words, section_id, seo_title, seo_description, breaking, bylines, topics)
      select gen_random_uuid(), article.id, 1, 1, 'en', ${name}, ${name}, '', '{"type":"doc","content":[{"type":"paragraph"}]}', 0, ${cast.section.id}, '', '', false, '{}', '{}' from article returning id, article_id
    ), publication as (
      insert into publications (id, article_id, revision_id) select gen_random_uuid(), article_id, id from revision returning id, article_id, revision_id, published_at
    )
    insert into live_articles (article_id, publication_id, revision_id, language, slug, section_id, headline, dek, words, breaking, first_published_at)
    select article_id, id, revision_id, 'en', ${name}, ${cast.section.id}, ${name}, '', 0, false, published_at from publication
    returning article_id as id`)
  if (!made) throw new Error('nothing came back from an insert')
  return made.id
}
