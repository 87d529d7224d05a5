import { expect, test } from 'vitest'
import { done, no } from '#lib/outcome.ts'
import { type BulkActions, takeOffPaper, toSection, withTopic } from './acts.ts'

/** One story whose details change as the verbs would change them. */
function newsroom(story: { sectionId: string | null; topics: string[] }) {
  const sent: unknown[] = []
  const actions = {
    details: async () => done({ sectionId: story.sectionId, topics: story.topics.map((id) => ({ id, name: id })) }),
    change: async (change: { changes: Partial<typeof story> }) => {
      sent.push(change)
      Object.assign(story, change.changes)
      return done({ version: 2, replaced: [] })
    },
    unpublish: async () => no('wrong-stage'),
    undoUnpublish: async () => done({ version: 3, path: '/' }),
  } as unknown as BulkActions // only what the acts use of a story's details
  return { story, sent, actions }
}

const story = { id: 'a', headline: 'A story' }
const undoOf = (answer: Awaited<ReturnType<ReturnType<typeof toSection>>>) => {
  if (!answer.ok || !answer.value) throw new Error('there is nothing to undo')
  return answer.value
}

test('a story moves to a section, and back when that is undone', async () => {
  const { story: kept, sent, actions } = newsroom({ sectionId: 'war', topics: [] })
  const undo = undoOf(await toSection(actions, 'culture')(story))
  expect(kept.sectionId).toBe('culture')
  expect(sent).toEqual([{ articleId: 'a', changes: { sectionId: 'culture' }, seen: { sectionId: 'war' } }])
  await undo()
  expect(kept.sectionId).toBe('war')
})

test('a story that is in the section, or has the topic, is left alone', async () => {
  const { sent, actions } = newsroom({ sectionId: 'war', topics: ['grain'] })
  expect(await toSection(actions, 'war')(story)).toEqual(done(null))
  expect(await withTopic(actions, 'grain')(story)).toEqual(done(null))
  expect(sent).toEqual([])
})

test('a topic comes after the others; undoing takes out this one alone, whatever a colleague has added since', async () => {
  const { story: kept, actions } = newsroom({ sectionId: null, topics: ['ports'] })
  const undo = undoOf(await withTopic(actions, 'grain')(story))
  expect(kept.topics).toEqual(['ports', 'grain'])
  kept.topics = ['ports', 'grain', 'prices']
  await undo()
  expect(kept.topics).toEqual(['ports', 'prices'])
})

test('what a verb refuses is the answer', async () => {
  expect(await takeOffPaper(newsroom({ sectionId: null, topics: [] }).actions)(story)).toEqual(no('wrong-stage'))
})
