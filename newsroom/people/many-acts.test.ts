import { expect, test } from 'vitest'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { NotProven } from '#lib/outcome.ts'
import { takedown } from '#newsroom/workflow/takedown.ts'
import { unpublish } from '#newsroom/workflow/unpublish.ts'
import { seedCast } from '#testing/cast.ts'

test('who has not proved themselves unpublishes and takes down five stories within ten minutes, not a sixth', async () => {
  const { marta, articles } = await seedCast()
  const stale = { ...marta, isProven: false }
  const another = () => transaction((tx) => record(tx, marta, 'unpublish', { kind: 'article' }))
  for (let n = 0; n < 4; n += 1) await another()
  expect(await unpublish(stale, { articleId: articles.published })).toMatchObject({ ok: true })
  await expect(takedown(stale, { articleId: articles.unpublished, reason: 'A court said so.' })).rejects.toThrow(NotProven)
  expect(await takedown(marta, { articleId: articles.unpublished, reason: 'A court said so.' })).toMatchObject({ ok: true })
})
