import { Fragment, Slice } from '@tiptap/pm/model'
import { ReplaceStep } from '@tiptap/pm/transform'
import { eq, sql } from 'drizzle-orm'
import { v4 } from 'uuid'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles, drafts, publications, redirects, revisions } from '#db/schema/articles.ts'
import { feedItems, feedMoves, feeds } from '#db/schema/feed.ts'
import { liveArticles, liveBylines } from '#db/schema/live.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { audit, outbox } from '#db/schema/record.ts'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import { setPublishedLanguages, usualLanguages } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import { addSteps } from '#newsroom/articles/add-steps.ts'
import { newestText } from '#newsroom/articles/newest-text.ts'
import { stepsToJson } from '#newsroom/articles/parse-steps.ts'
import { storyOf, storySchema } from '#newsroom/articles/story-schema.ts'
import { machine } from '#newsroom/people/person.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { publish } from './publish.ts'
import { readinessFor } from './readiness.ts'
import { unpublish } from './unpublish.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

let articleId: string
beforeEach(async () => {
  articleId = await insertSubmitted()
})

test('publishing makes the draft public and puts it on top of the feed, in one transaction', async () => {
  const answer = await publish(cast.marta, { articleId, seen: { article: 1, draft: 1 } })

  expect(answer).toMatchObject({ ok: true, value: { isUpdate: false, version: 2, path: expect.stringMatching(/^\/news\/a-story-/) } })
  expect(await articleRow(articleId)).toMatchObject({ stage: 'published', version: 2, submittedAt: null })
  const [revision] = await revisionsOf(articleId)
  expect(revision).toMatchObject({ number: 1, draftVersion: 1, headline: 'A story', bylines: [cast.author.id] })
  expect(await database().select().from(liveArticles).where(eq(liveArticles.articleId, articleId))).toMatchObject([
    { revisionId: revision?.id, headline: 'A story', updatedAt: null },
  ])
  expect(await database().select().from(liveBylines).where(eq(liveBylines.articleId, articleId))).toHaveLength(1)
  const [top] = await database()
    .select()
    .from(feedItems)
    .where(eq(feedItems.feedId, cast.feed.id))
    .orderBy(sql`pinned desc, position`)
    .limit(1)
  expect(top?.articleId).toBe(articleId)
  expect(await database().select().from(feedMoves).where(eq(feedMoves.articleId, articleId))).toMatchObject([
    { kind: 'publish', personId: cast.marta.id },
  ])
  expect(await database().select().from(audit).where(eq(audit.subjectId, articleId))).toMatchObject([
    { verb: 'publish', personId: cast.marta.id },
  ])
})

test('the edges learn of the article, its lists, its section, its author and the feed', async () => {
  await publish(cast.marta, { articleId, seen: { article: 1, draft: 1 } })

  const told = await lastTold()
  expect(told.event).toMatchObject({ kind: 'published', articleId })
  expect(new Set(told.tags)).toEqual(
    new Set([
      tags.article(articleId),
      tags.lists('en'),
      tags.feed('main', 'en'),
      tags.section(cast.section.id),
      tags.author(cast.author.id),
    ]),
  )
})

test('publishing again is an update: a new revision, the same first time, the same place in the feed', async () => {
  await publish(cast.marta, { articleId, seen: { article: 1, draft: 1 } })
  const first = await liveRow(articleId)
  await write(articleId, { headline: 'A story, corrected' })
  const answer = await publish(cast.marta, { articleId, seen: { article: 2, draft: 2 } })

  expect(answer).toMatchObject({ ok: true, value: { isUpdate: true, version: 2 } })
  const live = await liveRow(articleId)
  expect(live).toMatchObject({ headline: 'A story, corrected', firstPublishedAt: first?.firstPublishedAt })
  expect(live?.updatedAt).toBeInstanceOf(Date)
  expect(
    await database().select().from(publications).where(eq(publications.articleId, articleId)).orderBy(publications.publishedAt),
  ).toMatchObject([{ ending: 'superseded', endedBy: cast.marta.id }, { ending: null }])
  expect(await database().select().from(feedMoves).where(eq(feedMoves.articleId, articleId))).toHaveLength(1)
  expect((await lastTold()).event).toMatchObject({ kind: 'updated' })
})

test('a text that is live already is returned and not published twice', async () => {
  const first = await publish(cast.marta, { articleId, seen: { article: 1, draft: 1 } })
  const again = await publish(cast.ihor, { articleId, seen: { article: 1, draft: 1 } })

  if (!first.ok || !again.ok) throw new Error('both were to be published')
  expect(again.value.publicationId).toBe(first.value.publicationId)
  expect(await revisionsOf(articleId)).toHaveLength(1)
})

test('a publish that is asked twice answers twice the same: an update is one, a story that came back is none', async () => {
  const first = await publish(cast.marta, { articleId, seen: { article: 1, draft: 1 } })
  expect(await publish(cast.marta, { articleId, seen: { article: 1, draft: 1 } })).toEqual(first)
  await write(articleId, { headline: 'Changed' })
  const update = await publish(cast.marta, { articleId, seen: { article: 2, draft: 2 } })
  expect(update).toMatchObject({ ok: true, value: { isUpdate: true } })
  expect(await publish(cast.marta, { articleId, seen: { article: 2, draft: 2 } })).toEqual(update)
  await unpublish(cast.marta, { articleId })
  const back = await publish(cast.marta, { articleId, seen: { article: 3, draft: 2 } })
  expect(back).toMatchObject({ ok: true, value: { isUpdate: false } })
  expect(await publish(cast.marta, { articleId, seen: { article: 3, draft: 2 } })).toEqual(back)
})

test('the first story of a newsroom is published into a feed that is made for it', async () => {
  await database().delete(feeds)
  expect(await publish(cast.marta, { articleId, seen: { article: 1, draft: 1 } })).toMatchObject({ ok: true })
  expect(await database().select({ name: feeds.name, length: feeds.length }).from(feeds)).toEqual([{ name: 'main', length: 1 }])
})

test('eight simultaneous publishes make one publication', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => publish(cast.marta, { articleId, seen: { article: 1, draft: 1 } })))

  expect(new Set(answers.map((answer) => answer.ok && answer.value.publicationId)).size).toBe(1)
  expect(await revisionsOf(articleId)).toHaveLength(1)
  expect(await database().select().from(feedMoves).where(eq(feedMoves.articleId, articleId))).toHaveLength(1)
})

test('of two simultaneous updates from different versions one is published, the other is stale', async () => {
  await publish(cast.marta, { articleId, seen: { article: 1, draft: 1 } })
  await write(articleId, { headline: 'Newest' })
  const answers = await Promise.all([
    publish(cast.marta, { articleId, seen: { article: 2, draft: 2 } }),
    publish(cast.ihor, { articleId, seen: { article: 2, draft: 1 } }),
  ])

  expect(answers).toMatchObject([{ ok: true }, { ok: false, problem: 'stale', detail: { article: 2 } }])
})

test('an update from before somebody unpublished the story does not publish it again', async () => {
  await publish(cast.marta, { articleId, seen: { article: 1, draft: 1 } })
  await write(articleId, { headline: 'Changed' })
  await unpublish(cast.ihor, { articleId })

  expect(await publish(cast.marta, { articleId, seen: { article: 2, draft: 2 } })).toMatchObject({ ok: false, problem: 'stale' })
  expect(await publish(cast.marta, { articleId, seen: { article: 3, draft: 2 } })).toMatchObject({ ok: true, value: { isUpdate: false } })
})

test('missing parts are listed, and nothing is published', async () => {
  await write(articleId, { headline: ' ' })
  await database().update(articles).set({ sectionId: null }).where(eq(articles.id, articleId))

  expect(await publish(cast.marta, { articleId, seen: { article: 1, draft: 2 } })).toEqual({
    ok: false,
    problem: 'unfinished',
    detail: { missing: [{ what: 'headline' }, { what: 'section' }] },
  })
  expect(await revisionsOf(articleId)).toHaveLength(0)
  expect(await articleRow(articleId)).toMatchObject({ stage: 'submitted' })
})

test('a changed slug leaves a redirect, and taking the old one again removes it', async () => {
  const { slug: old } = await articleRow(articleId)
  await publish(cast.marta, { articleId, seen: { article: 1, draft: 1 } })
  await database()
    .update(articles)
    .set({ slug: `${old}-new` })
    .where(eq(articles.id, articleId))
  await publish(cast.marta, { articleId, seen: { article: 2, draft: 1 } })
  expect(await database().select().from(redirects).where(eq(redirects.articleId, articleId))).toMatchObject([{ slug: old }])

  await database().update(articles).set({ slug: old }).where(eq(articles.id, articleId))
  await publish(cast.marta, { articleId, seen: { article: 2, draft: 1 } })
  expect(await database().select().from(redirects).where(eq(redirects.articleId, articleId))).toMatchObject([{ slug: `${old}-new` }])
})

test('the address of another story cannot be taken', async () => {
  const slug = `an-old-address-${articleId.slice(-6)}`
  await database().insert(redirects).values({ language: 'en', slug, articleId: cast.articles.published })
  await database().update(articles).set({ slug }).where(eq(articles.id, articleId))

  expect(await publish(cast.marta, { articleId, seen: { article: 1, draft: 1 } })).toMatchObject({
    problem: 'unfinished',
    detail: { missing: [{ what: 'slug-taken', slug }] },
  })
})

test('a story that was taken down is not published again', async () => {
  const seen = { article: 1, draft: 1 }
  expect(await publish(cast.marta, { articleId: cast.articles['taken-down'], seen })).toMatchObject({ problem: 'wrong-stage' })
})

test('a journalist may not publish, not even a story of their own; other people’s stories are not found', async () => {
  const seen = { article: 1, draft: 1 }
  await expect(publish(cast.olena, { articleId, seen })).rejects.toThrow(NotAllowed)
  await expect(publish(cast.danylo, { articleId, seen })).rejects.toThrow(NotFound)
  expect(await revisionsOf(articleId)).toHaveLength(0)
})

test('the program itself may publish', async () => {
  expect(await publish(machine('schedule'), { articleId, seen: { article: 1, draft: 1 } })).toMatchObject({ ok: true })
})

/** A story of Olena's that is submitted. */
async function insertSubmitted(): Promise<string> {
  const [row] = await database()
    .insert(articles)
    .values({
      language: 'en',
      stage: 'submitted',
      slug: sql`'a-story-' || gen_random_uuid()`,
      sectionId: cast.section.id,
      createdBy: cast.olena.id,
    })
    .returning()
  if (!row) throw new Error('nothing came back from an insert')
  const body = { type: 'doc' as const, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Some words.' }] }] }
  await database().insert(drafts).values({ articleId: row.id, headline: 'A story', body, words: 2 })
  await database().execute(sql`insert into article_bylines values (${row.id}, ${cast.author.id}, 0)`)
  return row.id
}

const write = (id: string, text: { headline: string }) =>
  database()
    .update(drafts)
    .set({ ...text, version: sql`${drafts.version} + 1` })
    .where(eq(drafts.articleId, id))

async function articleRow(id: string) {
  const [row] = await database().select().from(articles).where(eq(articles.id, id))
  if (!row) throw new Error('no such article')
  return row
}
const liveRow = async (id: string) => (await database().select().from(liveArticles).where(eq(liveArticles.articleId, id)))[0]
const revisionsOf = (id: string) => database().select().from(revisions).where(eq(revisions.articleId, id))
async function lastTold() {
  const [row] = await database().select().from(outbox).orderBy(sql`id desc`).limit(1)
  if (!row) throw new Error('nothing was told')
  return row
}

test('a story in a language that the paper does not have is not published, and the language is what is missing', async () => {
  setPublishedLanguages(['uk'])
  try {
    expect(await publish(cast.marta, { articleId, seen: { article: 1, draft: 1 } })).toMatchObject({
      ok: false,
      problem: 'unfinished',
      detail: { missing: [{ what: 'language', language: 'en' }] },
    })
  } finally {
    setPublishedLanguages(usualLanguages)
  }
  // Taken out in another process, which this one has not heard of yet: the database refuses.
  await database()
    .update(newsroom)
    .set({ languages: ['uk'] })
  await expect(publish(cast.marta, { articleId, seen: { article: 1, draft: 1 } })).rejects.toThrow('does not publish in en')
  await database()
    .update(newsroom)
    .set({ languages: ['en', 'uk'] })
})

test('part of an update goes out, the rest stays a change; after another publication its places mean nothing', async () => {
  await publish(cast.marta, { articleId, seen: { article: 1, draft: 1 } })
  await database().update(drafts).set({ headline: 'Another', dek: 'New dek', version: 2 }).where(eq(drafts.articleId, articleId))
  const only = { live: 1, parts: ['dek' as const], blocks: [] }
  expect(await publish(cast.marta, { articleId, seen: { article: 2, draft: 2 }, only: { ...only, live: 7 } })).toMatchObject({
    ok: false,
    problem: 'stale',
  })
  expect(await publish(cast.marta, { articleId, seen: { article: 2, draft: 2 }, only })).toMatchObject({ ok: true })
  const [, second] = await revisionsOf(articleId)
  expect(second).toMatchObject({ number: 2, headline: 'A story', dek: 'New dek', draftVersion: 1 })
  // Sent again it is what is live already.
  expect(await publish(cast.marta, { articleId, seen: { article: 2, draft: 2 }, only })).toMatchObject({ ok: true })
  expect(await revisionsOf(articleId)).toHaveLength(2)
  expect(await publish(cast.marta, { articleId, seen: { article: 2, draft: 2 } })).toMatchObject({ ok: true })
  expect((await revisionsOf(articleId)).at(-1)).toMatchObject({ number: 3, headline: 'Another' })
})

test('a suggestion that is younger than the text on the screen does not hinder its publication', async () => {
  const end = storyOf(await newestText(database(), articleId)).content.size - 1
  const suggestion = storySchema.text(' Perhaps.', [storySchema.mark('insertion', { id: 'one' })])
  const steps = stepsToJson([new ReplaceStep(end, end, new Slice(Fragment.from(suggestion), 0, 0))])
  const added = await addSteps(cast.olena, { articleId, seenVersion: 1, batchId: v4(), steps, writer: cast.olena.id })
  expect(added).toMatchObject({ ok: true })
  expect(await publish(cast.marta, { articleId, seen: { article: 1, draft: 2 } })).toMatchObject({
    problem: 'unfinished',
    detail: { missing: [{ what: 'suggestions' }] },
  })
  expect(await publish(cast.marta, { articleId, seen: { article: 1, draft: 1 } })).toMatchObject({ ok: true })
  expect(await revisionsOf(articleId)).toMatchObject([{ draftVersion: 1, headline: 'A story' }])
})

test('an update that corrects spelling only is published and leaves the time at which readers saw the story updated', async () => {
  await database().update(drafts).set({ dek: 'The fire killed 12 people, says the goverment.' }).where(eq(drafts.articleId, articleId))
  await publish(cast.marta, { articleId, seen: { article: 1, draft: 1 } })
  const rewrite = async (dek: string, draft: number) => {
    await database().update(drafts).set({ dek, version: draft }).where(eq(drafts.articleId, articleId))
    expect(await publish(cast.marta, { articleId, seen: { article: 2, draft } })).toMatchObject({ ok: true, value: { isUpdate: true } })
    return { ...(await liveRow(articleId)), told: (await lastTold()).event.kind }
  }
  const spelled = 'The fire killed 12 people, says the government.'
  expect(await rewrite(spelled, 2)).toMatchObject({ dek: spelled, updatedAt: null, told: 'respelled' })
  const changed = await rewrite('The fire killed 21 people, says the government.', 3)
  expect(changed).toMatchObject({ updatedAt: expect.any(Date), told: 'updated' })
  expect(await rewrite('The fire killed 21 people, says the Government.', 4)).toMatchObject({
    updatedAt: changed.updatedAt,
    told: 'respelled',
  })
  // Back after it was unpublished, it is updated whatever differs.
  await unpublish(cast.marta, { articleId })
  await database().update(drafts).set({ dek: spelled, version: 5 }).where(eq(drafts.articleId, articleId))
  await publish(cast.marta, { articleId, seen: { article: 3, draft: 5 } })
  expect((await liveRow(articleId))?.updatedAt).toBeInstanceOf(Date)
})

test('an editor who is about to update learns which facts change, and gets the draft of a note', async () => {
  await database().update(drafts).set({ dek: 'The fire killed 12 people.' }).where(eq(drafts.articleId, articleId))
  await publish(cast.marta, { articleId, seen: { article: 1, draft: 1 } })
  await database().update(drafts).set({ dek: 'The fire killed 21 people.', version: 2 }).where(eq(drafts.articleId, articleId))
  expect((await readinessFor(cast.marta, articleId)).weights).toEqual([
    {
      part: 'dek',
      block: null,
      facts: [{ kind: 'number', before: '12', after: '21', noun: 'people' }],
      isRespelled: false,
      note: [
        {
          alone: 'An earlier version of this article gave the number of people as 12. It is 21.',
          also: 'It also said “12” instead of “21”.',
        },
      ],
    },
  ])
})
