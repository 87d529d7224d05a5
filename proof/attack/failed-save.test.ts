import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Autosave, type Save } from '#components/editor/draft/autosave.ts'
import { database } from '#db/client.ts'
import { drafts } from '#db/schema/articles.ts'
import type { DraftText } from '#newsroom/articles/draft-text.ts'
import { saveDraft } from '#newsroom/articles/save-draft.ts'
import { type Cast, seedCast } from '#testing/cast.ts'

/** A failed save does not stop autosave while typing continues: the autosave of the editor with the real verb. */
let cast: Cast
beforeEach(async () => {
  cast = await seedCast()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
})
afterEach(() => void vi.useRealTimers())

test('after one failed request, thirty seconds of typing at five keys a second are saved as they come', async () => {
  const articleId = cast.articles.draft
  const screen: DraftText = { headline: '', dek: '', body: { type: 'doc', content: [{ type: 'paragraph' }] } }
  let [requests, answers] = [0, 0]
  const save: Save = async (text) => {
    requests += 1
    if (requests === 1) throw new TypeError('Failed to fetch')
    const answer = await saveDraft(cast.olena, { ...text, articleId, writer: cast.olena.id })
    answers += 1
    return answer
  }
  const localCopy = { keep: async () => {}, clear: async () => {} }
  const autosave = new Autosave({ version: 1, savedAt: null, read: () => ({ ...screen }), save, localCopy })

  const behind: number[] = []
  for (let key = 1; key <= 150; key += 1) {
    screen.headline = `${key} keys`
    autosave.changed()
    await vi.advanceTimersByTimeAsync(200)
    while (answers < requests - 1) await new Promise((next) => setImmediate(next)) // Postgres does not use the fake timers
    behind.push(key - (await keysSaved(articleId)))
  }

  expect(answers).toBeGreaterThanOrEqual(12)
  // Two seconds until the first save, one second of pause after it failed, and from then on at most two seconds of typing.
  expect(Math.max(...behind.slice(0, 25))).toBeLessThanOrEqual(16)
  expect(Math.max(...behind.slice(25))).toBeLessThanOrEqual(12)
  await vi.advanceTimersByTimeAsync(400)
  expect(await autosave.flush()).toBe(true)
  expect(await keysSaved(articleId)).toBe(150)
})

async function keysSaved(articleId: string): Promise<number> {
  const [draft] = await database().select({ headline: drafts.headline }).from(drafts).where(eq(drafts.articleId, articleId))
  return Number.parseInt(draft?.headline ?? '', 10) || 0
}
