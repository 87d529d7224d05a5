import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { liveArticles } from '#db/schema/live.ts'
import { people } from '#db/schema/people.ts'
import { audit } from '#db/schema/record.ts'
import { schedules } from '#db/schema/schedules.ts'
import { NotAllowed, NotFound, NotProven } from '#lib/outcome.ts'
import { addSteps } from '#newsroom/articles/add-steps.ts'
import { changeDetails } from '#newsroom/articles/change-details.ts'
import { discard } from '#newsroom/articles/discard.ts'
import { discardedStories } from '#newsroom/articles/discarded-stories.ts'
import { restoreDiscarded } from '#newsroom/articles/restore-discarded.ts'
import { startThread } from '#newsroom/comments/start-thread.ts'
import { deskOrder } from '#newsroom/feed/desk-order.ts'
import { pin } from '#newsroom/feed/pin.ts'
import { cancelSchedule } from '#newsroom/schedule/cancel-schedule.ts'
import { runSchedule } from '#newsroom/schedule/run-schedule.ts'
import { schedule } from '#newsroom/schedule/schedule.ts'
import { deleteSection } from '#newsroom/taxonomy/delete-section.ts'
import { mergeSections } from '#newsroom/taxonomy/merge-sections.ts'
import { publish } from '#newsroom/workflow/publish.ts'
import { sendBack } from '#newsroom/workflow/send-back.ts'
import { takedown } from '#newsroom/workflow/takedown.ts'
import { unpublish } from '#newsroom/workflow/unpublish.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { addSection, editorOf } from '#testing/editor-of.ts'
import { changeRole } from './change-role.ts'
import { limitEditor } from './limit-editor.ts'
import type { Person } from './person.ts'

let cast: Cast
let other: string
let inWar: Person
let inCulture: Person
beforeEach(async () => {
  await database().execute(sql`truncate people, sections, authors, feeds, articles, outbox, audit restart identity cascade`)
  cast = await seedCast()
  other = await addSection('culture')
  inWar = await editorOf(cast.section.id, 'Taras')
  inCulture = await editorOf(other, 'Sofia')
})

const seen = { article: 1, draft: 1 }
const feed = (name: string) => ({ name, language: 'en' as const })
const inAYear = { wallTime: `${new Date().getFullYear() + 1}-06-15T12:00`, zone: 'UTC' }

test('a session knows the sections, and the audit who chose them', async () => {
  expect(inWar.limits).toEqual({ sections: [cast.section.id], slugs: ['war'] })
  expect(await limitEditor(cast.ihor, { personId: inCulture.id, sections: [other] })).toEqual({ ok: true, value: null })
  expect(inCulture.limits).toEqual({ sections: [other], slugs: ['culture'] })
  expect(cast.marta.limits).toBeNull()
  const [act] = await database().select().from(audit).where(eq(audit.subjectId, inCulture.id))
  expect(act).toMatchObject({ verb: 'limit-editor', personId: cast.ihor.id, detail: { from: [other], to: [other] } })
})

test('in their section they are an editor, in another one they are not', async () => {
  const { draft, submitted, published, unpublished } = cast.articles
  const acts = (who: Person) => [
    () => publish(who, { articleId: draft, seen }),
    () => sendBack(who, { articleId: submitted, note: 'Who says so?' }),
    () => schedule(who, { kind: 'publish', articleId: unpublished, seen, ...inAYear }),
    () => changeDetails(who, { articleId: unpublished, changes: { seoTitle: 'Changed' } }),
    () => unpublish(who, { articleId: published }),
    () => takedown(who, { articleId: published, reason: 'A court says so' }),
  ]
  for (const act of acts(inCulture)) await expect(act()).rejects.toThrow(NotAllowed)
  for (const act of acts(inWar)) expect(await act()).toMatchObject({ ok: true })
})

test('elsewhere they read, comment and suggest: what is no suggestion is left out', async () => {
  const articleId = cast.articles.draft
  const [threadId, commentId] = [randomUUID(), randomUUID()]
  expect(
    await startThread(inCulture, { articleId, seenVersion: 1, from: 1, to: 4, threadId, commentId, text: 'Who says so?', mentions: [] }),
  ).toMatchObject({ ok: true })
  const add = (writer: Person, text: object, seenVersion: number) =>
    addSteps(writer, {
      ...{ articleId, seenVersion, batchId: randomUUID(), writer: writer.id },
      steps: [{ stepType: 'replace', from: 1, to: 1, slice: { content: [text] } }],
    } as Parameters<typeof addSteps>[1])
  const plain = { type: 'text', text: 'Not so. ' }
  expect(await add(inCulture, plain, 1)).toMatchObject({ ok: true, value: { version: 1, mustSuggest: true } })
  const suggested = { ...plain, marks: [{ type: 'insertion', attrs: { id: 'sofias' } }] }
  expect(await add(inCulture, suggested, 1)).toMatchObject({ ok: true, value: { version: 2 } })
  expect(await add(inWar, plain, 2)).toMatchObject({ ok: true, value: { version: 3, mustSuggest: false } })
  const [row] = await database().select({ headline: drafts.headline }).from(drafts).where(eq(drafts.articleId, articleId))
  expect(row?.headline).toBe('Not so. The draft story')
})

test('a story goes into another section by who may in both; one without a section is everybody’s', async () => {
  const { draft, submitted } = cast.articles
  await expect(changeDetails(inWar, { articleId: draft, changes: { sectionId: other } })).rejects.toThrow(NotAllowed)
  await expect(changeDetails(inCulture, { articleId: draft, changes: { sectionId: other } })).rejects.toThrow(NotAllowed)
  expect(await changeDetails(cast.marta, { articleId: draft, changes: { sectionId: other } })).toMatchObject({ ok: true })
  expect(await changeDetails(inWar, { articleId: submitted, changes: { sectionId: null } })).toMatchObject({ ok: true })
  await expect(changeDetails(inWar, { articleId: submitted, changes: { sectionId: other } })).rejects.toThrow(NotAllowed)
  expect(await changeDetails(inCulture, { articleId: submitted, changes: { sectionId: other } })).toMatchObject({ ok: true })
})

test('a story that readers have in one section and whose draft is in another is in both', async () => {
  const { published } = cast.articles
  await database().update(articles).set({ sectionId: other }).where(eq(articles.id, published))
  for (const who of [inWar, inCulture]) await expect(publish(who, { articleId: published, seen })).rejects.toThrow(NotAllowed)
  await database().update(liveArticles).set({ sectionId: other }).where(eq(liveArticles.articleId, published))
  expect(await unpublish(inCulture, { articleId: published })).toMatchObject({ ok: true })
})

test('they order the feed of their section, and open no other', async () => {
  const makeSent = (name: string) => ({ feed: feed(name), articleId: cast.articles.published, seen: 0 })
  await expect(pin(inWar, makeSent('main'))).rejects.toThrow(NotAllowed)
  await expect(pin(inCulture, makeSent('section:war'))).rejects.toThrow(NotAllowed)
  await expect(deskOrder(inCulture, { feed: feed('section:war'), length: 10 })).rejects.toThrow(NotAllowed)
  expect(await deskOrder(inWar, { feed: feed('section:war'), length: 10 })).toMatchObject({ ok: true })
})

test('what is planned is changed by editors of its section, and held when its planner is no longer one', async () => {
  const planned = await schedule(inWar, { kind: 'publish', articleId: cast.articles.unpublished, seen, ...inAYear })
  if (!planned.ok) throw new Error(planned.problem)
  const { id } = planned.value
  await expect(cancelSchedule(inCulture, { id })).rejects.toThrow(NotAllowed)
  await limitEditor(cast.ihor, { personId: inWar.id, sections: [other] })
  await database().update(schedules).set({ at: sql`now() - interval '1 minute'` }).where(eq(schedules.id, id))
  expect(await runSchedule(id)).toMatchObject({ ending: 'held', reason: 'not-allowed' })
})

test('discarded drafts of another section are not theirs to restore', async () => {
  const articleId = cast.articles.draft
  await expect(discard(inCulture, { articleId })).rejects.toThrow(NotAllowed)
  expect(await discard(inWar, { articleId })).toMatchObject({ ok: true })
  expect((await discardedStories(inCulture, {})).stories).toEqual([])
  await expect(restoreDiscarded(inCulture, { articleId })).rejects.toThrow(NotFound)
  expect((await discardedStories(inWar, {})).stories).toHaveLength(1)
  expect(await restoreDiscarded(inWar, { articleId })).toMatchObject({ ok: true })
})

test('only an admin who has just proved themselves limits an editor, and nobody else', async () => {
  const input = { personId: cast.marta.id, sections: [other] }
  await expect(limitEditor(cast.marta, input)).rejects.toThrow(NotAllowed)
  await expect(limitEditor({ ...cast.ihor, isProven: false }, input)).rejects.toThrow(NotProven)
  expect(await limitEditor(cast.ihor, { personId: cast.olena.id, sections: [other] })).toEqual({ ok: false, problem: 'not-editor' })
  expect(await limitEditor(cast.ihor, { ...input, sections: [cast.olena.id] })).toEqual({ ok: false, problem: 'unknown-section' })
})

test('another role ends the limits; a merged section keeps its editors, and a deleted one leaves none everywhere', async () => {
  const limitsOf = async ({ id }: Person) =>
    (await database().select({ limitedTo: people.limitedTo }).from(people).where(eq(people.id, id)))[0]?.limitedTo
  await mergeSections(cast.marta, { sectionId: cast.section.id, intoId: other })
  expect([await limitsOf(inWar), await limitsOf(inCulture)]).toEqual([[other], [other]])
  await changeRole(cast.ihor, inWar.id, 'admin')
  expect(await limitsOf(inWar)).toBeNull()
  const empty = await addSection('sport')
  await limitEditor(cast.ihor, { personId: inCulture.id, sections: [empty] })
  await deleteSection(cast.marta, { sectionId: empty })
  expect(await limitsOf(inCulture)).toEqual([])
})
