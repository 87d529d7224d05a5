import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { NotProven } from '#lib/outcome.ts'
import { changeDetails } from '#newsroom/articles/change-details.ts'
import { takedown } from '#newsroom/workflow/takedown.ts'
import { unpublish } from '#newsroom/workflow/unpublish.ts'
import { type Cast, seedCast } from '#testing/cast.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

test('who has not proved themselves unpublishes and takes down five stories within ten minutes, not a sixth', async () => {
  const { marta, articles } = cast
  const stale = { ...marta, isProven: false }
  const another = () => transaction((tx) => record(tx, marta, 'unpublish', { kind: 'article' }))
  for (let n = 0; n < 4; n += 1) await another()
  expect(await unpublish(stale, { articleId: articles.published })).toMatchObject({ ok: true })
  await expect(takedown(stale, { articleId: articles.unpublished, reason: 'A court said so.' })).rejects.toThrow(NotProven)
  expect(await takedown(marta, { articleId: articles.unpublished, reason: 'A court said so.' })).toMatchObject({ ok: true })
})

test('who has not proved themselves moves five stories to a section or a topic, not a sixth; other details do not count', async () => {
  const { marta, section, articles } = cast
  const stale = { ...marta, isProven: false }
  const change = (changes: object) => changeDetails(stale, { articleId: articles.draft, changes })
  const another = (changes: object) =>
    transaction((tx) => record(tx, marta, 'change-details', { kind: 'article', id: randomUUID() }, { ...changes }))
  for (let n = 0; n < 9; n += 1) await another({ seoTitle: 'Typed' })
  for (let n = 0; n < 4; n += 1) await another({ sectionId: section.id })
  expect(await change({ sectionId: section.id })).toMatchObject({ ok: true })
  await another({ topics: [] })
  await expect(change({ sectionId: null })).rejects.toThrow(NotProven)
  await expect(change({ topics: [] })).rejects.toThrow(NotProven)
  expect(await change({ seoTitle: 'Typed' })).toMatchObject({ ok: true })
  expect(await changeDetails(marta, { articleId: articles.draft, changes: { sectionId: null } })).toMatchObject({ ok: true })
})
