import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Autosave, type Newsroom } from '#components/editor/draft/autosave.ts'
import { headlessPage, headlessState } from '#components/editor/draft/headless-page.ts'
import { database } from '#db/client.ts'
import { addSteps } from '#newsroom/articles/add-steps.ts'
import { newestText } from '#newsroom/articles/newest-text.ts'
import { stepsFor } from '#newsroom/articles/steps-since.ts'
import { storyOf } from '#newsroom/articles/story-schema.ts'
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
  const start = await newestText(database(), articleId)
  const page = headlessPage(headlessState(storyOf(start), start.version))
  let [requests, answers] = [0, 0]
  const newsroom: Newsroom = {
    async add(batch) {
      requests += 1
      if (requests === 1) throw new TypeError('Failed to fetch')
      const answer = await addSteps(cast.olena, { ...batch, articleId, writer: cast.olena.id })
      answers += 1
      return answer
    },
    since: (seenVersion) => stepsFor(cast.olena, { articleId, seenVersion }),
  }
  const localCopy = { keep: async () => {}, clear: async () => {} }
  const autosave = new Autosave({ page, savedAt: null, newsroom, localCopy, onNotPlaced: async () => true })
  const keysSaved = async () => (await newestText(database(), articleId)).headline.length - start.headline.length

  const behind: number[] = []
  for (let key = 1; key <= 150; key += 1) {
    const { doc, tr } = page.state()
    page.dispatch(tr.insertText('x', doc.child(0).nodeSize - 1))
    autosave.changed()
    await vi.advanceTimersByTimeAsync(200)
    while (answers < requests - 1) await new Promise((next) => setImmediate(next)) // Postgres does not use the fake timers
    behind.push(key - (await keysSaved()))
  }

  expect(answers).toBeGreaterThanOrEqual(50)
  // A quarter of a second until the first save, one second of pause after it failed, and from then on at most half a second of typing.
  expect(Math.max(...behind.slice(0, 10))).toBeLessThanOrEqual(8)
  expect(Math.max(...behind.slice(10))).toBeLessThanOrEqual(4)
  await vi.advanceTimersByTimeAsync(600)
  while (answers < requests - 1) await new Promise((next) => setImmediate(next))
  expect(await keysSaved()).toBe(150)
})
