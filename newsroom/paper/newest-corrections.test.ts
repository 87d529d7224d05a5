import { beforeAll, describe, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { revisions } from '#db/schema/articles.ts'
import { corrections } from '#db/schema/corrections.ts'
import { readCursor } from '#lib/cursor.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { liveStory, noLongerLive } from '#testing/live-story.ts'
import { cardById } from './card-by-id.ts'
import { newestCorrections } from './newest-corrections.ts'
import { publishedBySlug } from './published-by-slug.ts'
import { pageLength } from './story-card.ts'

let cast: Cast
let revisionId: string
beforeAll(async () => {
  cast = await seedCast()
  revisionId = (await database().select({ id: revisions.id }).from(revisions).limit(1))[0]?.id ?? ''
})

const day = 24 * 3_600_000
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds)

async function addNote(articleId: string, text: string, at: Date, more: Partial<typeof corrections.$inferInsert> = {}) {
  await database()
    .insert(corrections)
    .values({ articleId, revisionId, language: 'en', kind: 'correction', text, at, ...more })
}

const texts = (notes: { text: string }[]) => notes.map(({ text }) => text)

describe('the page of corrections', () => {
  test('has every note of one language once, newest first, page by page', async () => {
    const articleId = await liveStory(cast, { slug: 'often-corrected', at: ago(400 * day) })
    // Three notes at each instant, so that pages end between notes of the same time.
    const given = Array.from({ length: 47 }, (_, number) => ({ text: `Note ${number}`, at: ago((300 + Math.floor(number / 3)) * day) }))
    for (const { text, at } of given) await addNote(articleId, text, at)
    const uk = await liveStory(cast, { slug: 'vypravlena', at: ago(400 * day), language: 'uk' })
    await addNote(uk, 'Примітка', ago(310 * day), { language: 'uk' })

    const found: { text: string; at: Date }[] = []
    for (let after: string | undefined; ; ) {
      const page = await newestCorrections('en', readCursor(after))
      expect(page.corrections.length).toBeLessThanOrEqual(pageLength)
      found.push(...page.corrections)
      if (!page.next) break
      after = page.next
    }
    expect(texts(found).sort()).toEqual(texts(given).sort())
    expect(found.map(({ at }) => at.getTime())).toEqual(found.map(({ at }) => at.getTime()).sort((a, b) => b - a))
    expect((await newestCorrections('uk', null)).corrections).toMatchObject([{ text: 'Примітка', slug: 'vypravlena' }])
  })

  test.each(['unpublished', 'taken-down'] as const)('leaves out a story that is %s', async (stage) => {
    const articleId = await liveStory(cast, { slug: `soon-${stage}`, at: ago(day) })
    await addNote(articleId, `A note on what is soon ${stage}`, ago(0))
    expect(texts((await newestCorrections('en', null)).corrections)).toContain(`A note on what is soon ${stage}`)
    await noLongerLive(articleId, stage)
    expect(texts((await newestCorrections('en', null)).corrections)).not.toContain(`A note on what is soon ${stage}`)
  })
})

describe('a corrected story', () => {
  test('has its notes on its page, newest first, without those that were withdrawn', async () => {
    const articleId = await liveStory(cast, { slug: 'twice-corrected', at: ago(60 * day) })
    await addNote(articleId, 'The first', ago(30 * day))
    await addNote(articleId, 'The second', ago(20 * day), { kind: 'clarification' })
    await addNote(articleId, 'A mistaken one', ago(10 * day), { withdrawnAt: ago(9 * day) })
    const story = await publishedBySlug('en', 'twice-corrected')
    expect(story?.corrections).toMatchObject([
      { kind: 'clarification', text: 'The second', at: expect.any(Date) },
      { kind: 'correction', text: 'The first' },
    ])
  })

  test('is marked in lists for seven days after its newest correction, and not for a clarification', async () => {
    const articleId = await liveStory(cast, { slug: 'marked', at: ago(60 * day) })
    expect((await cardById(articleId))?.correctedAt).toBeNull()
    await addNote(articleId, 'Long ago', ago(8 * day))
    await addNote(articleId, 'Only clearer', ago(day), { kind: 'clarification' })
    expect((await cardById(articleId))?.correctedAt).toBeNull()
    const at = ago(6 * day)
    await addNote(articleId, 'This week', at)
    expect((await cardById(articleId))?.correctedAt).toEqual(at)
  })
})
