import { eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { comments, commentThreads } from '#db/schema/comments.ts'
import { audit } from '#db/schema/record.ts'
import type { StepJson } from '#lib/document-types.ts'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import { addSteps } from '#newsroom/articles/add-steps.ts'
import { discard } from '#newsroom/articles/discard.ts'
import { mostOpenThreads } from '#newsroom/articles/move-ranges.ts'
import { newestText } from '#newsroom/articles/newest-text.ts'
import { replaceText } from '#newsroom/articles/replace-text.ts'
import { restoreDiscarded } from '#newsroom/articles/restore-discarded.ts'
import { shareWith } from '#newsroom/articles/share-with.ts'
import { startArticle } from '#newsroom/articles/start-article.ts'
import { storyOf } from '#newsroom/articles/story-schema.ts'
import { noticesFor, unreadNotices } from '#newsroom/notices/notices-for.ts'
import { readNotices } from '#newsroom/notices/read-notices.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { deleteComment } from './delete-comment.ts'
import { editComment } from './edit-comment.ts'
import { findReaders } from './readers-of.ts'
import { reopenThread } from './reopen-thread.ts'
import { reply } from './reply.ts'
import { resolveThread } from './resolve-thread.ts'
import { startThread } from './start-thread.ts'
import { threadFor, threadsOf } from './threads-of.ts'

let cast: Cast
let articleId: string
type Person = Cast['olena']

const paragraph = (text: string) => ({ type: 'paragraph', content: text === '' ? [] : [{ type: 'text', text }] })
const picture = { type: 'picture', attrs: { mediaId: '019aaaaa-0000-7000-8000-000000000000', alt: 'A tram', caption: '', credit: '' } }

beforeAll(async () => {
  cast = await seedCast()
})
beforeEach(async () => {
  const started = await startArticle(cast.olena, { language: 'en' })
  if (!started.ok) throw new Error('not started')
  articleId = started.value.articleId
  await write('Rain in Lviv', [paragraph('It rained on Monday.'), paragraph('Nobody knows why.'), picture])
})

async function write(headline: string, content: object[]) {
  const { version } = await newestText(database(), articleId)
  const answer = await replaceText(cast.olena, { articleId, seenVersion: version, headline, dek: 'A dek', body: { type: 'doc', content } })
  if (!answer.ok) throw new Error(answer.problem)
}

const docNow = async () => storyOf(await newestText(database(), articleId))

/** Where words are in the text now. */
async function rangeOf(words: string) {
  let range: { from: number; to: number } | null = null
  ;(await docNow()).descendants((node, at) => {
    const place = node.text?.indexOf(words) ?? -1
    if (place >= 0) range = { from: at + place, to: at + place + words.length }
  })
  if (!range) throw new Error(`the text has no “${words}”`)
  return range as { from: number; to: number }
}

async function steps(person: Person, seenVersion: number, ...sent: StepJson[]) {
  const answer = await addSteps(person, { articleId, seenVersion, batchId: v4(), steps: sent, writer: person.id })
  if (!answer.ok) throw new Error(answer.problem)
}
const insertion = (at: number, text: string): StepJson => ({
  stepType: 'replace',
  from: at,
  to: at,
  slice: { content: [{ type: 'text', text }] },
})
const deletion = (from: number, to: number): StepJson => ({ stepType: 'replace', from, to })
const versionNow = async () => (await newestText(database(), articleId)).version

async function start(person: Person, words: string | { from: number; to: number }, text = 'Is that so?', mentions: string[] = []) {
  const range = typeof words === 'string' ? await rangeOf(words) : words
  const ids = { threadId: v4(), commentId: v4() }
  const answer = await startThread(person, { articleId, ...ids, ...range, seenVersion: await versionNow(), text, mentions })
  if (!answer.ok) throw new Error(answer.problem)
  return ids
}

async function threads(person: Person = cast.olena, isResolved = false) {
  const answer = await threadsOf(person, { articleId, isResolved })
  if (!answer.ok) throw new Error('not listed')
  return answer.value.threads
}

/** The words that each thread stands on now. */
async function standing() {
  const doc = await docNow()
  return (await threads()).map(({ range }) => range && doc.textBetween(range.from, range.to, '|', '*'))
}

test('a thread is started on words, with who wrote it, and stands in the list in the order of the text', async () => {
  await start(cast.marta, 'knows why', 'Who says so?')
  await start(cast.olena, 'Lviv')
  expect(await threads(cast.marta)).toMatchObject([
    { words: 'Lviv', comments: [{ by: { name: 'Olena' }, text: 'Is that so?' }], left: 0, resolved: null },
    { words: 'knows why', comments: [{ by: { name: 'Marta' }, text: 'Who says so?', isEdited: false, isDeleted: false }] },
  ])
  const verbs = await database().select({ verb: audit.verb }).from(audit).where(eq(audit.subjectId, articleId))
  expect(verbs.filter(({ verb }) => verb === 'start-thread')).toHaveLength(2)
})

test('headline, dek and a picture can be commented on', async () => {
  await start(cast.marta, 'Rain')
  await start(cast.marta, 'dek')
  const doc = await docNow()
  await start(cast.marta, { from: doc.content.size - 1, to: doc.content.size })
  expect((await threads()).map(({ words }) => words)).toEqual(['Rain', 'dek', 'A tram'])
})

test('a range of an older version is moved over what others wrote since; the same thread sent twice is one', async () => {
  const range = await rangeOf('rained')
  const seenVersion = await versionNow()
  await steps(cast.olena, seenVersion, insertion(range.from - 3, 'Well: '))
  const sent = { articleId, threadId: v4(), commentId: v4(), ...range, seenVersion, text: 'Much?', mentions: [] }
  expect(await startThread(cast.marta, sent)).toEqual({ ok: true, value: { threadId: sent.threadId } })
  expect(await startThread(cast.marta, sent)).toEqual({ ok: true, value: { threadId: sent.threadId } })
  expect(await standing()).toEqual(['rained'])
  await expect(startThread(cast.ihor, sent)).rejects.toThrow(NotFound)
})

test('an empty range, one between two blocks, and words that a colleague has deleted meanwhile are refused', async () => {
  const range = await rangeOf('rained')
  const seenVersion = await versionNow()
  const send = (from: number, to: number) =>
    startThread(cast.marta, { articleId, threadId: v4(), commentId: v4(), from, to, seenVersion, text: 'Why?', mentions: [] })
  expect(await send(range.from, range.from)).toMatchObject({ problem: 'gone' })
  expect(await send(range.to, range.from)).toMatchObject({ problem: 'gone' })
  const end = (await rangeOf('Monday.')).to
  expect(await send(end, end + 2)).toMatchObject({ problem: 'gone' })
  expect(await send(range.from, 1_000_000)).toMatchObject({ problem: 'gone' })
  await steps(cast.olena, seenVersion, deletion(range.from, range.to))
  expect(await send(range.from, range.to)).toMatchObject({ problem: 'gone' })
  expect(await threads()).toEqual([])
})

test('a comment on the hero picture stands first, needs no words of the text, and is resolved and reopened like others', async () => {
  const onHero = (person: Person, threadId = v4()) =>
    startThread(person, { articleId, threadId, commentId: v4(), isOnHero: true, text: 'Is it ours?', mentions: [] })
  expect(await onHero(cast.marta)).toMatchObject({ ok: false, problem: 'gone' })
  const hero = { mediaId: v4(), alt: 'A tram in the rain', caption: '', credit: '' }
  await database().update(articles).set({ hero }).where(eq(articles.id, articleId))
  await start(cast.marta, 'rained')
  expect((await onHero(cast.marta)).ok).toBe(true)
  expect(await threads()).toMatchObject([
    { isOnHero: true, range: null, words: 'A tram in the rain' },
    { isOnHero: false, words: 'rained' },
  ])
  const [thread] = await threads()
  const threadId = thread?.id ?? ''
  // Neither a change of the text nor another picture moves it.
  await steps(cast.olena, await versionNow(), insertion((await rangeOf('rained')).from, 'has '))
  await database().update(articles).set({ hero: null }).where(eq(articles.id, articleId))
  await resolveThread(cast.olena, { threadId })
  expect(await threads()).toMatchObject([{ isOnHero: false }])
  expect(await reopenThread(cast.olena, { threadId })).toMatchObject({ ok: true })
  expect(await threads()).toMatchObject([{ id: threadId, isOnHero: true, range: null }, { isOnHero: false }])
  await expect(onHero(cast.danylo)).rejects.toThrow(NotFound)
})

test('a range keeps its words through typing in it and before it, and does not grow at its borders', async () => {
  await start(cast.marta, 'rained')
  const { from, to } = await rangeOf('rained')
  await steps(cast.olena, await versionNow(), insertion(to, '!'), insertion(from, '?'), insertion(from + 4, '-'), insertion(1, 'New: '))
  expect(await standing()).toEqual(['rai-ned'])
})

test('a thread whose words are deleted stays in the list with them', async () => {
  await start(cast.marta, 'rained')
  const { from, to } = await rangeOf('rained')
  await steps(cast.olena, await versionNow(), deletion(from - 1, to + 1))
  expect(await threads()).toMatchObject([{ range: null, words: 'rained' }])
  await steps(cast.olena, await versionNow(), insertion(from - 1, ' rained '))
  expect(await threads()).toMatchObject([{ range: null }])
})

test('a whole text that is written over keeps the threads on words that are still there once, and on its pictures', async () => {
  const doc = await docNow()
  await start(cast.marta, 'Nobody knows')
  await start(cast.marta, { from: doc.content.size - 1, to: doc.content.size })
  const renamed = { ...picture, attrs: { ...picture.attrs, caption: 'Line 6' } }
  await write('Rain in Lviv', [renamed, paragraph('At first: Nobody knows why.'), paragraph('It rained.')])
  expect(await standing()).toEqual(['*', 'Nobody knows'])
})

test('reply, edit and delete: only one’s own; a deleted comment leaves its place, the last one takes its thread along', async () => {
  const { threadId, commentId } = await start(cast.olena, 'rained')
  const answerId = v4()
  const sent = { threadId, commentId: answerId, text: 'On Monday.', mentions: [] }
  expect(await reply(cast.marta, sent)).toEqual({ ok: true, value: null })
  expect(await reply(cast.marta, sent)).toEqual({ ok: true, value: null })
  await expect(editComment(cast.marta, { commentId, text: 'Mine', mentions: [] })).rejects.toThrow(NotAllowed)
  await expect(deleteComment(cast.marta, { commentId })).rejects.toThrow(NotAllowed)
  await editComment(cast.marta, { commentId: answerId, text: 'On Tuesday.', mentions: [] })
  await deleteComment(cast.olena, { commentId })
  expect(await threads()).toMatchObject([
    {
      comments: [
        { text: '', isDeleted: true },
        { by: { name: 'Marta' }, text: 'On Tuesday.', isEdited: true },
      ],
    },
  ])
  expect(await editComment(cast.olena, { commentId, text: 'Again', mentions: [] })).toMatchObject({ problem: 'deleted' })
  await deleteComment(cast.marta, { commentId: answerId })
  expect(await threads()).toEqual([])
})

test('a resolved thread leaves the list, takes no answer, and reopened stands on its words again', async () => {
  const { threadId } = await start(cast.olena, 'rained')
  expect(await resolveThread(cast.marta, { threadId })).toEqual({ ok: true, value: null })
  expect(await threads()).toEqual([])
  expect(await threads(cast.olena, true)).toMatchObject([{ words: 'rained', resolved: { by: 'Marta' } }])
  expect(await reply(cast.olena, { threadId, commentId: v4(), text: 'Yes', mentions: [] })).toMatchObject({ problem: 'resolved' })
  await steps(cast.olena, await versionNow(), insertion(1, 'New: '))
  expect(await reopenThread(cast.olena, { threadId })).toEqual({ ok: true, value: null })
  expect(await standing()).toEqual(['rained'])
})

test('who may not see the story finds none of it; a taken down story takes no comments', async () => {
  const { threadId, commentId } = await start(cast.olena, 'rained')
  const ids = { threadId, commentId: v4(), text: 'So?', mentions: [] }
  const range = { ...(await rangeOf('rained')), seenVersion: await versionNow() }
  await expect(startThread(cast.danylo, { ...ids, ...range, articleId, threadId: v4() })).rejects.toThrow(NotFound)
  await expect(reply(cast.danylo, ids)).rejects.toThrow(NotFound)
  await expect(editComment(cast.danylo, { ...ids, commentId })).rejects.toThrow(NotFound)
  await expect(deleteComment(cast.danylo, { commentId })).rejects.toThrow(NotFound)
  await expect(resolveThread(cast.danylo, { threadId })).rejects.toThrow(NotFound)
  await expect(reopenThread(cast.danylo, { threadId })).rejects.toThrow(NotFound)
  await expect(threadsOf(cast.danylo, { articleId, isResolved: false })).rejects.toThrow(NotFound)
  await expect(threadFor(cast.danylo, { threadId })).rejects.toThrow(NotFound)
  await expect(findReaders(cast.danylo, { articleId, query: '' })).rejects.toThrow(NotFound)
  await shareWith(cast.olena, { articleId, people: [cast.danylo.id] })
  expect(await reply(cast.danylo, ids)).toMatchObject({ ok: true })
  await database().update(articles).set({ stage: 'taken-down' }).where(eq(articles.id, articleId))
  expect(await reply(cast.olena, { ...ids, commentId: v4() })).toMatchObject({ problem: 'wrong-stage' })
})

test('only people who may see the story are offered and mentioned', async () => {
  const names = async () => {
    const found = await findReaders(cast.olena, { articleId, query: '' })
    return found.ok ? found.value.map(({ name }) => name) : []
  }
  expect(await names()).toEqual(['Ihor', 'Marta'])
  const range = { ...(await rangeOf('rained')), seenVersion: await versionNow() }
  const ids = { threadId: v4(), commentId: v4() }
  const sent = { articleId, ...ids, ...range, text: '@Danylo?', mentions: [cast.danylo.id] }
  expect(await startThread(cast.olena, sent)).toMatchObject({ problem: 'cannot-see' })
  await shareWith(cast.olena, { articleId, people: [cast.danylo.id] })
  expect(await names()).toEqual(['Danylo', 'Ihor', 'Marta'])
  expect(await startThread(cast.olena, sent)).toMatchObject({ ok: true })
})

test('a mention and an answer are told once to those whom they concern, until they are read', async () => {
  const before = await unreadNotices(cast.marta)
  const { threadId, commentId } = await start(cast.olena, 'rained', 'What does @Marta say?', [cast.marta.id, cast.olena.id])
  await editComment(cast.olena, { commentId, text: '@Marta?', mentions: [cast.marta.id] })
  expect(await unreadNotices(cast.marta)).toBe(before + 1)
  const { notices } = await noticesFor(cast.marta, {})
  expect(notices[0]).toMatchObject({
    kind: 'mention',
    by: 'Olena',
    comment: { text: '@Marta?', threadId },
    isRead: false,
    story: { id: articleId },
  })
  await reply(cast.marta, { threadId, commentId: v4(), text: 'I agree', mentions: [] })
  expect((await noticesFor(cast.olena, {})).notices[0]).toMatchObject({
    kind: 'reply',
    by: 'Marta',
    comment: { text: 'I agree' },
    isRead: false,
  })
  expect(await unreadNotices(cast.marta)).toBe(before + 1)
  await readNotices(cast.marta, { threadId })
  expect(await unreadNotices(cast.marta)).toBe(before)
  expect(await unreadNotices(cast.olena)).toBeGreaterThan(0)
  await readNotices(cast.olena, {})
  expect(await unreadNotices(cast.olena)).toBe(0)
})

test('whoever may not see the story any more has no notice of it, and gets none', async () => {
  await shareWith(cast.olena, { articleId, people: [cast.danylo.id] })
  await readNotices(cast.danylo, {})
  const { threadId } = await start(cast.danylo, 'rained')
  await reply(cast.olena, { threadId, commentId: v4(), text: 'Yes, @Danylo', mentions: [cast.danylo.id] })
  expect(await unreadNotices(cast.danylo)).toBe(1)
  await shareWith(cast.olena, { articleId, people: [] })
  await reply(cast.olena, { threadId, commentId: v4(), text: 'A secret', mentions: [] })
  expect(await unreadNotices(cast.danylo)).toBe(0)
  expect((await noticesFor(cast.danylo, {})).notices.filter(({ story }) => story?.id === articleId)).toEqual([])
  await shareWith(cast.olena, { articleId, people: [cast.danylo.id] })
  expect((await noticesFor(cast.danylo, {})).notices.slice(0, 2).map(({ comment }) => comment?.text)).not.toContain('A secret')
  expect((await noticesFor(cast.danylo, {})).notices[0]).toMatchObject({ comment: { text: 'Yes, @Danylo' } })
})

test('of a long thread the list has the first comment and the newest four; asked for, it comes whole', async () => {
  const { threadId } = await start(cast.olena, 'rained', 'First')
  for (let at = 1; at <= 8; at += 1) await reply(cast.marta, { threadId, commentId: v4(), text: `Answer ${at}`, mentions: [] })
  const [thread] = await threads()
  expect(thread?.comments.map(({ text }) => text)).toEqual(['First', 'Answer 5', 'Answer 6', 'Answer 7', 'Answer 8'])
  expect(thread?.left).toBe(4)
  const whole = await threadFor(cast.marta, { threadId })
  expect(whole.ok && whole.value.comments).toHaveLength(9)
})

test('a discarded draft is restored with its comments', async () => {
  await start(cast.marta, 'rained', 'Why?')
  await discard(cast.olena, { articleId })
  expect(await restoreDiscarded(cast.olena, { articleId })).toMatchObject({ ok: true })
  expect(await threads()).toMatchObject([{ words: 'rained', comments: [{ text: 'Why?', by: { name: 'Marta' } }] }])
  expect(await standing()).toEqual(['rained'])
})

test('nobody takes the id of a thread or a comment, also not of a discarded story, which can be restored', async () => {
  const ids = await start(cast.marta, 'rained', 'Why?')
  const kept = articleId
  const other = await startArticle(cast.danylo, { language: 'en' })
  if (!other.ok) throw new Error('not started')
  const { articleId: elsewhere } = other.value
  await addSteps(cast.danylo, {
    articleId: elsewhere,
    seenVersion: 1,
    batchId: v4(),
    steps: [insertion(1, 'Words')],
    writer: cast.danylo.id,
  })
  const range = { articleId: elsewhere, from: 1, to: 6, seenVersion: 2, text: 'Mine', mentions: [] }
  const take = (taken: { threadId: string; commentId: string }) => startThread(cast.danylo, { ...range, ...taken })
  const own = { threadId: v4(), commentId: v4() }
  expect(await take(own)).toMatchObject({ ok: true })
  const answer = (commentId: string) => reply(cast.danylo, { threadId: own.threadId, commentId, text: 'Mine', mentions: [] })
  const takeAll = async () => {
    await expect(take(ids)).rejects.toThrow(NotFound)
    await expect(take({ ...ids, threadId: v4() })).rejects.toThrow(NotFound)
    await expect(answer(ids.commentId)).rejects.toThrow(NotFound)
  }
  await takeAll()
  await discard(cast.olena, { articleId: kept })
  await takeAll()
  await expect(take({ ...ids, commentId: v4() })).rejects.toThrow(NotFound)
  expect(await answer(v4())).toMatchObject({ ok: true })
  expect(await restoreDiscarded(cast.olena, { articleId: kept })).toMatchObject({ ok: true })
  expect(await threads()).toMatchObject([{ id: ids.threadId, comments: [{ id: ids.commentId, text: 'Why?' }] }])
})

test('of more than a hundred threads the list has the first comment of each and the newest, and says how many are left out', async () => {
  const { from, to } = await rangeOf('rained')
  const ids = Array.from({ length: 101 }, () => v4())
  const row = { articleId, fromPosition: from, toPosition: to, words: 'rained', personId: cast.olena.id }
  await database()
    .insert(commentThreads)
    .values(ids.map((id) => ({ id, ...row })))
  const written = ids.flatMap((threadId) =>
    Array.from({ length: 6 }, (_, at) => ({
      id: v4(),
      articleId,
      threadId,
      personId: cast.marta.id,
      text: `Comment ${at}`,
      mentions: [],
      createdAt: new Date(1_700_000_000_000 + at),
    })),
  )
  await database().insert(comments).values(written)
  const all = await threads()
  expect(all).toHaveLength(101)
  for (const thread of all) expect([thread.left, ...thread.comments.map(({ text }) => text)]).toEqual([4, 'Comment 0', 'Comment 5'])
})

test('a comment changes no byte of the text', async () => {
  const read = () => database().select().from(drafts).where(eq(drafts.articleId, articleId))
  const before = await read()
  const { threadId } = await start(cast.marta, 'rained')
  await reply(cast.olena, { threadId, commentId: v4(), text: 'So.', mentions: [] })
  await resolveThread(cast.olena, { threadId })
  await reopenThread(cast.olena, { threadId })
  expect(await read()).toEqual(before)
})

test('a story takes so many open threads and no more, and all of them move with a batch', async () => {
  const { from, to } = await rangeOf('rained')
  const rows = Array.from({ length: mostOpenThreads }, () => ({
    id: v4(),
    articleId,
    fromPosition: from,
    toPosition: to,
    words: 'rained',
    personId: cast.olena.id,
  }))
  await database().insert(commentThreads).values(rows)
  const sent = { articleId, threadId: v4(), commentId: v4(), from, to, seenVersion: await versionNow(), text: 'One more', mentions: [] }
  expect(await startThread(cast.marta, sent)).toMatchObject({ problem: 'too-many' })
  await steps(cast.olena, await versionNow(), insertion(1, 'New: '))
  expect(new Set(await standing())).toEqual(new Set(['rained']))
  await resolveThread(cast.olena, { threadId: rows[0]?.id ?? '' })
  expect(await startThread(cast.marta, sent)).toMatchObject({ ok: true })
})

test('the resolved threads come a page at a time', async () => {
  const { from, to } = await rangeOf('rained')
  const resolved = { resolvedAt: new Date(), resolvedBy: cast.olena.id, resolvedVersion: 2 }
  const ids = Array.from({ length: 65 }, () => v4())
  const row = { articleId, fromPosition: from, toPosition: to, words: 'rained', personId: cast.olena.id, ...resolved }
  await database()
    .insert(commentThreads)
    .values(ids.map((id) => ({ id, ...row })))
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await threadsOf(cast.olena, { articleId, isResolved: true, after })
    if (!page.ok) throw new Error('not listed')
    seen.push(...page.value.threads.map(({ id }) => id))
    after = page.value.next ?? undefined
  } while (after)
  expect(seen.toSorted()).toEqual(ids.toSorted())
})
