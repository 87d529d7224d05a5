import { eq, inArray, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articleShares, articles, drafts } from '#db/schema/articles.ts'
import { liveMedia } from '#db/schema/live.ts'
import { media } from '#db/schema/media.ts'
import { NotFound } from '#lib/outcome.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { libraryPage, libraryPicture, libraryPictures } from './library.ts'
import { usageOf } from './usage.ts'

let cast: Cast
let ids: string[]
beforeAll(async () => {
  cast = await seedCast()
  const rows = await database()
    .insert(media)
    .values(
      Array.from({ length: 95 }, (_, index) => ({
        hash: index.toString(16).padStart(64, '0'),
        name: `photo-${index}.jpg`,
        format: 'jpeg',
        bytes: 1,
        width: 10,
        height: 10,
        // Three pictures per instant, so that pages end within one instant.
        createdAt: new Date(Date.UTC(2026, 0, 1, 0, Math.floor(index / 3))),
        createdBy: index % 2 ? cast.danylo.id : cast.olena.id,
        caption: index === 7 ? 'Залізничний вокзал Києва' : index === 8 ? '100% of the_harbour' : '',
        credit: index === 7 ? 'Reuters' : '',
      })),
    )
    .returning({ id: media.id })
  ids = rows.map(({ id }) => id)
})

describe('the library', () => {
  test('is paged by key, newest first, each picture once', async () => {
    const names: string[] = []
    let after: string | undefined
    do {
      const page = await libraryPage(cast.olena, { after })
      names.push(...page.pictures.map(({ name }) => name))
      after = page.next ?? undefined
    } while (after)
    expect(new Set(names).size).toBe(95)
    expect(names).toHaveLength(95)
    const number = (name: string) => Math.floor(Number(name.match(/\d+/)?.[0]) / 3)
    expect(names.map(number)).toEqual(names.map(number).sort((one, other) => other - one))
  })

  test.each([
    ['вокзал', 1],
    ['ВОКЗАЛ reuters', 1],
    ['вокзал ap', 0],
    ['photo-9', 6],
    ['100%', 1],
    ['_', 1],
    ['%', 1],
    ['\\', 0],
  ])('finds by words in any order: %s', async (words, found) => {
    expect((await libraryPage(cast.olena, { words })).pictures).toHaveLength(found)
  })

  test('is searched along an index', async () => {
    const plan = await database().transaction(async (tx) => {
      await tx.execute(sql`set local enable_seqscan = off`)
      return tx.execute<{ 'QUERY PLAN': string }>(
        sql`explain select id from media where (name || ' ' || alt || ' ' || caption || ' ' || credit || ' ' || rights_holder || ' ' || place || ' ' || people_shown) ilike '%harbour%'`,
      )
    })
    expect(JSON.stringify(plan)).toContain('media_facts')
  })

  test.each([
    ['ending', { rightsEnd: sql`current_date + 20` }],
    ['ended', { rightsEnd: sql`current_date - 3` }],
    ['ask', { askFirst: true }],
    ['no-alt', { alt: '' }],
    ['no-credit', { credit: '' }],
  ] as const)('is narrowed to what must be looked after: %s', async (part, facts) => {
    const before = { alt: 'A', credit: 'C' }
    await database().update(media).set(before)
    expect((await libraryPage(cast.marta, { part })).pictures).toEqual([])
    await database()
      .update(media)
      .set(facts)
      .where(inArray(media.id, [ids[3] ?? '', ids[4] ?? '']))
    expect((await libraryPage(cast.marta, { part })).pictures.map(({ id }) => id).sort()).toEqual([ids[3], ids[4]].sort())
    await database()
      .update(media)
      .set({ ...before, rightsEnd: null, askFirst: false })
  })

  test('is narrowed to a place and to a person shown, not to the same words elsewhere', async () => {
    const [here = '', elsewhere = ''] = [ids[10], ids[11]]
    await database().update(media).set({ place: 'Odesa, Ukraine', peopleShown: 'Iryna Bondar' }).where(eq(media.id, here))
    await database().update(media).set({ caption: 'Odesa Bondar' }).where(eq(media.id, elsewhere))
    expect((await libraryPage(cast.olena, { words: 'odesa bondar' })).pictures).toHaveLength(2)
    for (const wanted of [{ place: 'ukraine odesa' }, { person: 'bondar' }, { place: 'odesa', person: 'iryna' }])
      expect((await libraryPage(cast.olena, wanted)).pictures.map(({ id }) => id)).toEqual([here])
    expect((await libraryPage(cast.olena, { place: 'bondar' })).pictures).toEqual([])
  })

  test('says who may describe a picture', async () => {
    const [olenas, danylos] = [await libraryPicture(cast.olena, ids[0] ?? ''), await libraryPicture(cast.olena, ids[1] ?? '')]
    expect([olenas.mayDescribe, danylos.mayDescribe, danylos.addedBy]).toEqual([true, false, 'Danylo'])
    expect((await libraryPicture(cast.marta, ids[1] ?? '')).mayDescribe).toBe(true)
  })

  test('does not find an unknown picture', async () => {
    await expect(libraryPicture(cast.olena, cast.olena.id)).rejects.toThrow(NotFound)
    expect(await libraryPictures(cast.olena, [cast.olena.id])).toEqual([])
  })
})

describe('where a picture is used', () => {
  const picture = (mediaId: string) => ({ type: 'picture', attrs: { mediaId, alt: '', caption: '', credit: '' } })

  test('lists the stories that show it, in the text or as the main picture; other people’s only as a number', async () => {
    const [inText = '', asHero = ''] = ids
    await database()
      .update(drafts)
      .set({ body: { type: 'doc', content: [{ type: 'paragraph' }, picture(inText)] } })
      .where(sql`article_id = ${cast.articles.draft}`)
    await database()
      .update(articles)
      .set({ hero: { mediaId: asHero, alt: '', caption: '', credit: '' } })
      .where(sql`id = ${cast.articles.submitted}`)
    expect(await usageOf(cast.olena, inText)).toEqual({
      stories: [{ articleId: cast.articles.draft, headline: 'The draft story', stage: 'draft', isEmbargoed: false }],
      others: 0,
      spots: [],
    })
    expect((await usageOf(cast.marta, asHero)).stories).toMatchObject([{ articleId: cast.articles.submitted }])
    expect(await usageOf(cast.danylo, inText)).toEqual({ stories: [], others: 1, spots: [] })
    await database().insert(articleShares).values({ articleId: cast.articles.draft, personId: cast.danylo.id })
    expect((await usageOf(cast.danylo, inText)).stories).toHaveLength(1)
  })

  test('is empty for a picture that no story shows', async () => {
    expect(await usageOf(cast.marta, ids[5] ?? '')).toEqual({ stories: [], others: 0, spots: [] })
  })

  test('lists what nothing uses, and what readers see though its rights ran out', async () => {
    const [shown = '', ended = ''] = [ids[20], ids[21]]
    const unused = async () => {
      const found: string[] = []
      for (let after: string | undefined, more = true; more; ) {
        const page = await libraryPage(cast.marta, { part: 'unused', after })
        found.push(...page.pictures.map(({ id }) => id))
        after = page.next ?? undefined
        more = after !== undefined
      }
      return found
    }
    const before = await unused()
    expect(before).toContain(shown)
    expect(before).not.toContain(ids[0]) // in the text of a draft
    expect(before).not.toContain(ids[1]) // the hero of another
    await database().insert(liveMedia).values({ articleId: cast.articles.published, mediaId: shown })
    expect(await unused()).toHaveLength(before.length - 1)
    await database()
      .update(media)
      .set({ rightsEnd: '2020-01-01' })
      .where(inArray(media.id, [shown, ended]))
    expect((await libraryPage(cast.marta, { part: 'ended-live' })).pictures.map(({ id }) => id)).toEqual([shown])
    expect((await libraryPage(cast.marta, { part: 'ended' })).pictures).toHaveLength(2)
  })

  test('is found along an index', async () => {
    const plan = await database().transaction(async (tx) => {
      await tx.execute(sql`set local enable_seqscan = off`)
      return tx.execute(
        sql`explain select article_id from drafts where jsonb_path_query_array(body, 'strict $.**.mediaId') @> '["x"]'::jsonb`,
      )
    })
    expect(JSON.stringify(plan)).toContain('drafts_all_pictures')
  })
})
