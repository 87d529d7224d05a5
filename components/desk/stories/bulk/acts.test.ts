import { expect, test } from 'vitest'
import { done, no } from '#lib/outcome.ts'
import { type BulkActions, planFor, takeOffPaper, toEditor, toSection, withTopic } from './acts.ts'

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

test('an editor is assigned, and undoing gives the story back to the one before, or to nobody', async () => {
  for (const before of [null, { id: 'ihor', name: 'Ihor' }]) {
    const sent: unknown[] = []
    const send = (name: string) => async (input: object) => {
      sent.push([name, input])
      return done({ version: 2 })
    }
    const actions = {
      details: async () => done({ editor: before }),
      assignEditor: send('assign'),
      unassignEditor: send('unassign'),
    } as unknown as BulkActions // only what assigning uses
    await undoOf(await toEditor(actions, 'marta')(story))()
    const back = before ? ['assign', { articleId: 'a', editorId: 'ihor' }] : ['unassign', { articleId: 'a' }]
    expect(sent).toEqual([['assign', { articleId: 'a', editorId: 'marta' }], back])
    expect(await toEditor(actions, before?.id ?? null)(story)).toEqual(done(null))
    expect(sent).toHaveLength(2)
  }
})

test('what a verb refuses is the answer', async () => {
  expect(await takeOffPaper(newsroom({ sectionId: null, topics: [] }).actions)(story)).toEqual(no('wrong-stage'))
})

/** What the newsroom says of a story that is to be planned, and what was sent to it. */
function desk(said: { missing?: unknown[]; changes?: unknown[] | null; others?: unknown[]; planned?: boolean }) {
  const sent: unknown[] = []
  const actions = {
    readiness: async () =>
      done({ seen: { article: 3, draft: 7 }, missing: [], advice: [], points: [], changes: null, others: [], ...said }),
    schedule: async (plan: unknown) => {
      sent.push(plan)
      return said.planned ? no('planned') : done({ id: 'plan', at: new Date() })
    },
    cancel: async (plan: unknown) => {
      sent.push(plan)
      return done(null)
    },
  } as unknown as BulkActions // only what planning uses
  return { sent, actions }
}
const time = { wallTime: '2099-12-14T06:00', zone: 'Europe/Kyiv' }

test('a story is planned as it is now, a live one with its changes; undoing cancels the plan', async () => {
  for (const [changes, kind] of [
    [null, 'publish'],
    [[{}], 'update'],
  ] as const) {
    const { sent, actions } = desk({ changes: changes && [...changes] })
    await undoOf(await planFor(actions, time)(story))()
    expect(sent).toEqual([{ kind, articleId: 'a', seen: { article: 3, draft: 7 }, ...time }, { id: 'plan' }])
  }
})

test('a story that is not complete, has changes of others, or is planned already is not planned', async () => {
  const unfinished = desk({ missing: ['headline'] })
  expect(await planFor(unfinished.actions, time)(story)).toEqual(no('unfinished'))
  const ofOthers = desk({ changes: [{}], others: [{}] })
  expect(await planFor(ofOthers.actions, time)(story)).toEqual(no('others-changes'))
  expect([...unfinished.sent, ...ofOthers.sent]).toEqual([])
  expect(await planFor(desk({ planned: true }).actions, time)(story)).toEqual(no('planned'))
})
