import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { asc, eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { draftEmbeds, embeds, liveEmbeds } from '#db/schema/embeds.ts'
import { notices } from '#db/schema/notices.ts'
import { people } from '#db/schema/people.ts'
import { embedOf } from '#lib/embeds/embed.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { judgeSource, type KnownOfSource } from './judge-source.ts'
import { lookAtEmbeds } from './look-at-embeds.ts'
import { askWhetherGone, type SourceSays } from './source-says.ts'
import { withdrawnEmbeds } from './withdrawn-embeds.ts'

let cast: Cast
/** What each path answers; 200 with a title without an entry. */
const answers = new Map<string, number | string>()
let asked: string[] = []
const source = createServer((request, response) => {
  const path = request.url ?? ''
  asked.push(path)
  const answer = answers.get(path) ?? '<title>A film</title>'
  if (typeof answer === 'number') return response.writeHead(answer).end()
  response.writeHead(200, { 'content-type': 'text/html' }).end(answer)
})
const port = () => (source.address() as AddressInfo).port // it listens
const allows = (_address: string, at: number) => at === port()
const embedAt = (path: string) => `page:http://127.0.0.1:${port()}${path}`

beforeAll(async () => {
  cast = await seedCast()
  await new Promise<void>((listens) => source.listen(0, '127.0.0.1', listens))
})
afterAll(() => {
  source.closeAllConnections()
  source.close()
})
beforeEach(async () => {
  answers.clear()
  asked = []
  for (const table of [notices, embeds, draftEmbeds, liveEmbeds]) await database().delete(table)
  await database()
    .update(drafts)
    .set({ body: bodyOf([]) })
  await database().update(articles).set({ embargoUntil: null, embargoWall: null, embargoZone: null })
})

const card = (embedId: string, title = 'A film') => ({
  type: 'embed',
  attrs: { embedId },
  content: [{ type: 'title', ...(title && { content: [{ type: 'text', text: title }] }) }],
})
const bodyOf = (ids: readonly string[]) => ({ type: 'doc' as const, content: [{ type: 'paragraph' }, ...ids.map((id) => card(id))] })
const write = (articleId: string, ids: readonly string[]) =>
  database()
    .update(drafts)
    .set({ body: bodyOf(ids) })
    .where(eq(drafts.articleId, articleId))
const look = (limits?: Parameters<typeof lookAtEmbeds>[1]) => lookAtEmbeds(allows, limits)
/** As if so many hours had passed. Since when something is gone is part of what was told of it, and stays. */
const wait = (hours: number) =>
  database().execute(sql`update embeds set next_at = next_at - make_interval(hours => ${hours}), looked_at = looked_at - make_interval(hours => ${hours}),
    gone_at = case when withdrawn_at is null then gone_at - make_interval(hours => ${hours}) else gone_at end`)
const findKnown = () => database().select().from(embeds).orderBy(asc(embeds.embedId))
const findTold = async () => {
  const rows = await database()
    .select({ who: people.name })
    .from(notices)
    .innerJoin(people, eq(people.id, notices.personId))
    .where(eq(notices.kind, 'embed'))
    .orderBy(asc(people.name))
  return rows.map(({ who }) => who)
}

describe('a source', () => {
  test('has withdrawn something when it says so at two looks a day apart, and everybody of the story is told once', async () => {
    await write(cast.articles.draft, [embedAt('/film')])
    await look()
    expect(await findKnown()).toMatchObject([{ goneAt: null, withdrawnAt: null }])
    answers.set('/film', 404)
    await wait(24 * 7)
    await look()
    expect(await findTold()).toEqual([])
    expect(await withdrawnEmbeds(database(), bodyOf([embedAt('/film')]))).toEqual([])
    await wait(12)
    await look() // not due yet
    expect(asked).toEqual(['/film', '/film'])
    await wait(12)
    await look()
    const [row] = await findKnown()
    expect(await withdrawnEmbeds(database(), bodyOf([embedAt('/film')]))).toEqual([
      { embedId: embedAt('/film'), title: 'A film', since: row?.goneAt?.toISOString() },
    ])
    expect(await findTold()).toEqual(['Ihor', 'Marta', 'Olena'])
    await wait(24 * 7)
    await look()
    expect(await findTold()).toEqual(['Ihor', 'Marta', 'Olena'])
  })

  test('that shows it again has withdrawn nothing, and what nobody has read is taken back', async () => {
    await write(cast.articles.draft, [embedAt('/film'), embedAt('/other')])
    answers.set('/film', 410).set('/other', 410)
    for (const hours of [0, 24]) {
      await wait(hours)
      await look()
    }
    expect(await findTold()).toHaveLength(6)
    await database().update(notices).set({ readAt: sql`now()` }).where(eq(notices.personId, cast.olena.id))
    answers.delete('/film')
    await wait(24 * 7)
    await look()
    expect(await findTold()).toEqual(['Ihor', 'Marta', 'Olena', 'Olena'])
    expect(await findKnown()).toMatchObject([{ goneAt: null, withdrawnAt: null }, { withdrawnAt: expect.any(Date) }])
  })

  test.each([403, 429, 500, 999])('that answers %s has withdrawn nothing', async (status) => {
    await write(cast.articles.draft, [embedAt('/film')])
    answers.set('/film', status)
    for (const hours of [0, 24 * 7, 24 * 7]) {
      await wait(hours)
      await look()
    }
    expect(asked).toHaveLength(3)
    expect(await findKnown()).toMatchObject([{ goneAt: null, withdrawnAt: null }])
    expect(await findTold()).toEqual([])
  })

  test('that cannot be reached, or may not be, has withdrawn nothing', async () => {
    await write(cast.articles.draft, [embedAt('/film'), 'page:http://127.0.0.1:1/film'])
    for (const hours of [0, 24 * 7]) {
      await wait(hours)
      await lookAtEmbeds()
    }
    expect(asked).toEqual([])
    expect(await findKnown()).toMatchObject([{ goneAt: null }, { goneAt: null }])
  })

  describe('that says it of all that it is asked about', () => {
    let films: string[] = []
    const refuse = (paths: readonly string[]) => {
      for (const path of paths) answers.set(path, 404)
    }
    const wasWithdrawn = async () =>
      (await findKnown()).filter(({ withdrawnAt }) => withdrawnAt).map(({ embedId }) => films.indexOf(embedId) + 1)
    beforeEach(async () => {
      films = ['/1', '/2', '/3', '/4'].map(embedAt)
      await write(cast.articles.draft, films)
      await look()
      await wait(24 * 7)
    })

    test('has withdrawn none of them, and when it shows them again all is as before', async () => {
      refuse(['/1', '/2', '/3', '/4'])
      for (const hours of [0, 24, 24, 24]) {
        await wait(hours)
        await look()
      }
      expect(asked).toHaveLength(5 * films.length) // each day
      expect(await wasWithdrawn()).toEqual([])
      expect(await findTold()).toEqual([])
      answers.clear()
      await wait(24)
      await look()
      expect(await findKnown()).toMatchObject(films.map(() => ({ goneAt: null, withdrawnAt: null })))
    })

    test('is believed of those that are still gone once it shows another one', async () => {
      refuse(['/1', '/2', '/3', '/4'])
      for (const hours of [0, 24]) {
        await wait(hours)
        await look()
      }
      answers.delete('/4')
      await wait(24)
      await look()
      await wait(24)
      await look()
      expect(await wasWithdrawn()).toEqual([1, 2, 3])
    })

    test('shows nothing by not answering', async () => {
      refuse(['/1', '/2', '/3'])
      answers.set('/4', 403)
      for (const hours of [0, 24, 24 * 6]) {
        await wait(hours)
        await look()
      }
      expect(await wasWithdrawn()).toEqual([])
    })

    test('is believed of two, and of those that went weeks ago', async () => {
      refuse(['/1', '/2'])
      for (const path of ['/3', '/4']) answers.set(path, 403)
      for (const hours of [0, 24]) {
        await wait(hours)
        await look()
      }
      expect(await wasWithdrawn()).toEqual([1, 2])
      await database().execute(
        sql`update embeds set gone_at = gone_at - interval '8 days', withdrawn_at = withdrawn_at - interval '8 days'`,
      )
      refuse(['/3'])
      for (const hours of [24 * 7, 24]) {
        await wait(hours)
        await look()
      }
      expect(await wasWithdrawn()).toEqual([1, 2, 3])
    })

    test('says nothing of another source', async () => {
      refuse(['/1', '/2', '/3', '/4'])
      await look()
      await database()
        .insert(embeds)
        .values({ embedId: 'vimeo:1', nextAt: sql`now() + interval '9 days'`, lookedAt: sql`now() + interval '1 hour'` })
      await wait(24)
      await look()
      expect(await wasWithdrawn()).toEqual([])
    })

    test('is believed after two weeks: it may have closed', async () => {
      refuse(['/1', '/2', '/3', '/4'])
      for (let at = 0; at < 14; at += 1) {
        await look()
        await wait(24)
      }
      expect(await wasWithdrawn()).toEqual([])
      await look()
      expect(await wasWithdrawn()).toEqual([1, 2, 3, 4])
    })
  })

  // Telegram answers 200 for a post that is gone.
  test('may say by what stands on a page of it that something is gone', async () => {
    const embed = embedOf('telegram:durov/1')
    expect(embed?.goneAt).toEqual({ address: 'https://t.me/durov/1?embed=1', says: 'Post not found' })
    if (!embed) return
    const here = { ...embed, goneAt: { address: `http://127.0.0.1:${port()}/post`, says: 'Post not found' } }
    expect(await askWhetherGone(here, allows)).toBe('there')
    answers.set('/post', '<div class="error">Post not found</div>')
    expect(await askWhetherGone(here, allows)).toBe('gone')
    answers.set('/post', 404)
    expect(await askWhetherGone(here, allows)).toBe('silent')
  })
})

describe('who is told', () => {
  const withdraw = async () => {
    answers.set('/film', 404)
    for (const hours of [0, 24]) {
      await wait(hours)
      await look()
    }
  }
  test('of a published story, whatever its draft has by now', async () => {
    const { published } = cast.articles
    await database()
      .insert(liveEmbeds)
      .values({ articleId: published, embedId: embedAt('/film') })
    await withdraw()
    expect(await findTold()).toEqual(['Ihor', 'Marta', 'Olena'])
  })

  test('is its editor, and not all editors, and of an old story only who made it', async () => {
    const { draft, published } = cast.articles
    await write(draft, [embedAt('/film')])
    await database().update(articles).set({ editorId: cast.marta.id }).where(eq(articles.id, draft))
    await withdraw()
    expect(await findTold()).toEqual(['Marta', 'Olena'])
    await database().update(articles).set({ editorId: null }).where(eq(articles.id, draft))
    for (const table of [notices, embeds, draftEmbeds]) await database().delete(table)
    await database().update(articles).set({ firstPublishedAt: sql`now() - interval '91 days'` }).where(eq(articles.id, published))
    await database()
      .insert(liveEmbeds)
      .values({ articleId: published, embedId: embedAt('/film') })
    await withdraw()
    expect(await findTold()).toEqual(['Olena'])
  })
})

describe('a run', () => {
  test('looks at so many and no more, and so many of one host', async () => {
    const paths = Array.from({ length: 9 }, (_, at) => `/${at}`)
    await write(cast.articles.draft, paths.map(embedAt))
    await look({ newOnes: 6, looks: 5, ofHost: 2, minutesOff: 5 })
    expect(asked).toHaveLength(2)
    expect(await findKnown()).toHaveLength(6)
    await look({ newOnes: 6, looks: 5, ofHost: 2, minutesOff: 5 })
    expect(await findKnown()).toHaveLength(9)
    expect(asked).toHaveLength(4)
    // What was put off comes later, and each once.
    await wait(1)
    await look({ newOnes: 6, looks: 20, ofHost: 20, minutesOff: 5 })
    expect([...asked].sort()).toEqual(paths)
  })

  test('takes none that another one has taken', async () => {
    await write(
      cast.articles.draft,
      Array.from({ length: 12 }, (_, at) => embedAt(`/${at}`)),
    )
    const limits = { newOnes: 100, looks: 4, ofHost: 100, minutesOff: 5 }
    await Promise.all([look(limits), look(limits), look(limits)])
    expect(asked).toHaveLength(12)
    expect(new Set(asked).size).toBe(12)
  })

  test('asks once for what many stories embed, and forgets what none does any more', async () => {
    const { draft, submitted } = cast.articles
    await write(draft, [embedAt('/film')])
    await write(submitted, [embedAt('/film'), embedAt('/film')])
    await look()
    expect(asked).toEqual(['/film'])
    await write(draft, [])
    await wait(24 * 7)
    await look()
    expect(asked).toEqual(['/film', '/film'])
    await write(submitted, [])
    await wait(24 * 7)
    await look()
    expect(asked).toEqual(['/film', '/film'])
    expect(await findKnown()).toEqual([])
    await write(draft, [embedAt('/film')])
    await look()
    expect(asked).toHaveLength(3)
  })
})

test('nobody is asked of what only stories under an embargo have, until it ends', async () => {
  const { draft, submitted, published } = cast.articles
  const embargo = { embargoUntil: sql`now() + interval '1 day'`, embargoWall: '2099-01-01T00:00', embargoZone: 'UTC' }
  await database().update(articles).set(embargo).where(eq(articles.id, draft))
  await write(draft, [embedAt('/secret'), embedAt('/known'), embedAt('/live')])
  await write(submitted, [embedAt('/known')])
  await database()
    .insert(liveEmbeds)
    .values({ articleId: published, embedId: embedAt('/live') })
  await look()
  await wait(2)
  await look()
  expect([...asked].sort()).toEqual(['/known', '/live'])
  await database().update(articles).set({ embargoUntil: sql`now() - interval '1 second'` }).where(eq(articles.id, draft))
  await wait(1)
  await look()
  expect(asked).toContain('/secret')
})

test('what a text embeds is known from when it is written, in any depth, and what an index cannot hold is left out', async () => {
  const { draft } = cast.articles
  const long = `page:https://приклад.укр/${'щ'.repeat(1_900)}`
  expect(embedOf(long)).not.toBeNull()
  const box = { type: 'box', content: [{ type: 'title' }, card('vimeo:1')] }
  await database()
    .update(drafts)
    .set({ body: { type: 'doc', content: [box, card(long), card('youtube:dQw4w9WgXcQ'), card('youtube:dQw4w9WgXcQ')] } })
    .where(eq(drafts.articleId, draft))
  const uses = await database().select().from(draftEmbeds).orderBy(asc(draftEmbeds.embedId))
  expect(uses.map(({ embedId }) => embedId)).toEqual(['vimeo:1', 'youtube:dQw4w9WgXcQ'])
})

test('any order of answers: withdrawn only after two that say so a day apart with none that shows it between, and looks are a day to a week apart', () => {
  const day = 24 * 3600_000
  fc.assert(
    fc.property(
      fc.array(fc.record({ says: fc.constantFrom<SourceSays>('there', 'gone', 'silent'), hours: fc.nat(400), ofAll: fc.boolean() })),
      (looks) => {
        let now = Date.parse('2026-01-01')
        let state: KnownOfSource = { goneAt: null, withdrawnAt: null }
        let firstGone: number | null = null
        let isWithdrawn = false
        for (const { says, hours, ofAll } of looks) {
          now += hours * 3600_000
          const { nextAt, ...after } = judgeSource(state, says, new Date(now), ofAll)
          if (says === 'there') [firstGone, isWithdrawn] = [null, false]
          if (says === 'gone') {
            firstGone ??= now
            isWithdrawn ||= now - firstGone >= (ofAll ? 14 * day : day)
          }
          expect(after.withdrawnAt !== null).toBe(isWithdrawn)
          expect(after.goneAt?.getTime() ?? null).toBe(firstGone)
          expect(nextAt.getTime()).toBeGreaterThan(now)
          expect(nextAt.getTime() - now).toBeLessThanOrEqual(7 * day)
          state = after
        }
      },
    ),
  )
})
