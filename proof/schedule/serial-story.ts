import type { ScheduleAnswer } from '#newsroom/workflow/settle-schedule.ts'

/** What was asked, with what the asker had seen, and what was answered. */
export type Asked = { act: Act; answer: string }
type Seen = { article: number; draft: number }
export type Act =
  | { what: 'type'; letter: string }
  | { what: 'publish' | 'correct'; seen: Seen; schedule: ScheduleAnswer | undefined }
  | { what: 'schedule'; kind: 'publish' | 'update'; seen: Seen; id: string }
  | { what: 'come due' | 'cancel' | 'run'; id: string }
  | { what: 'unpublish' | 'take down' | 'discard' }

type Stage = 'draft' | 'published' | 'unpublished' | 'taken-down'
type Plan = { kind: 'publish' | 'update'; text: string; draft: number; seen: number; isDue: boolean; ending: string }

/** A story as one person after the other would leave it: what the verbs promise, without a database. */
export type Story = {
  stage: Stage | 'discarded'
  version: number
  /** The text at each version of the draft, from 1: its letters in order. */
  texts: readonly string[]
  /** What readers have. */
  live: string | null
  revisions: readonly { text: string; draft: number }[]
  plans: Readonly<Record<string, Plan>>
}

export const newStory: Story = { stage: 'draft', version: 1, texts: [''], live: null, revisions: [], plans: {} }

const isOpen = ({ ending }: Plan) => ending === '' || ending.startsWith('held')
const openPlan = ({ plans }: Story) => Object.entries(plans).find(([, plan]) => isOpen(plan))
const endPlans = (story: Story, ending: string): Story => ({
  ...story,
  plans: Object.fromEntries(Object.entries(story.plans).map(([id, plan]) => [id, isOpen(plan) ? { ...plan, ending } : plan])),
})
const endPlan = (story: Story, id: string, ending: string): Story => {
  const plan = story.plans[id]
  return plan ? { ...story, plans: { ...story.plans, [id]: { ...plan, ending } } } : story
}
const latestOf = ({ revisions }: Story) => revisions.at(-1)
const isSame = (story: Story, text: string) => story.stage === 'published' && latestOf(story)?.text === text
const isStale = (story: Story, { article, draft }: Seen) => article !== story.version || draft < (latestOf(story)?.draft ?? 0)

function publishText(story: Story, text: string, draft: number): Story {
  const version = story.version + (story.stage === 'published' ? 0 : 1)
  return { ...story, stage: 'published', version, live: text, revisions: [...story.revisions, { text, draft }] }
}

/** The answer to one act, and the story after it. */
export function perform(story: Story, act: Act): { answer: string; story: Story } {
  const refuse = (answer: string) => ({ answer, story })
  if (story.stage === 'discarded') return refuse(act.what === 'run' || act.what === 'come due' ? 'nothing' : 'not-found')
  switch (act.what) {
    case 'type': {
      if (story.stage === 'taken-down') return refuse('wrong-stage')
      const text = [...(story.texts.at(-1) ?? ''), act.letter].sort().join('')
      return { answer: `version ${story.texts.length + 1}`, story: { ...story, texts: [...story.texts, text] } }
    }
    case 'publish':
    case 'correct':
      return publishBy(story, act)
    case 'schedule':
      return plan(story, act)
    case 'run':
      return run(story, act.id)
    case 'come due':
      return comeDue(story, act.id)
    case 'cancel':
      return cancel(story, act.id)
    case 'unpublish':
      return unpublish(story)
    case 'take down':
      return takeDown(story)
    case 'discard':
      return story.stage === 'draft' && story.revisions.length === 0
        ? { answer: 'done', story: { ...story, stage: 'discarded', plans: {} } }
        : refuse('wrong-stage')
  }
}

function publishBy(story: Story, { what, seen, schedule }: Extract<Act, { what: 'publish' | 'correct' }>) {
  const refuse = (answer: string) => ({ answer, story })
  if (story.stage === 'taken-down' || (what === 'correct' && story.stage !== 'published')) return refuse('wrong-stage')
  const text = story.texts[seen.draft - 1] ?? ''
  const same = isSame(story, text)
  if (what === 'publish' && same) return refuse('done')
  if (isStale(story, seen)) return refuse('stale')
  if (same) return refuse('done')
  const open = openPlan(story)
  if (open && !schedule) return refuse('planned')
  const [id, standing] = open ?? []
  const settled =
    !id || !standing
      ? story
      : schedule === 'cancel'
        ? endPlan(story, id, 'cancelled published')
        : { ...story, plans: { ...story.plans, [id]: { ...standing, kind: 'update' as const } } }
  return { answer: 'done', story: publishText(settled, text, seen.draft) }
}

function plan(story: Story, { kind, seen, id }: Extract<Act, { what: 'schedule' }>) {
  const refuse = (answer: string) => ({ answer, story })
  if (story.stage === 'taken-down' || (kind === 'update') !== (story.stage === 'published')) return refuse('wrong-stage')
  const open = openPlan(story)
  if (open?.[1].ending === '') return refuse('planned')
  if (isStale(story, seen)) return refuse('stale')
  const text = story.texts[seen.draft - 1] ?? ''
  if (isSame(story, text)) return refuse('nothing-new')
  const replaced = open ? endPlan(story, open[0], 'cancelled replaced') : story
  const made = { kind, text, draft: seen.draft, seen: story.revisions.length, isDue: false, ending: '' }
  return { answer: 'done', story: { ...replaced, plans: { ...replaced.plans, [id]: made } } }
}

function comeDue(story: Story, id: string) {
  const planned = story.plans[id]
  if (planned?.ending !== '') return { answer: 'nothing', story }
  return { answer: 'done', story: { ...story, plans: { ...story.plans, [id]: { ...planned, isDue: true } } } }
}

function cancel(story: Story, id: string) {
  const planned = story.plans[id]
  if (!planned) return { answer: 'not-found', story }
  if (isOpen(planned)) return { answer: 'done', story: endPlan(story, id, 'cancelled by-hand') }
  return { answer: planned.ending.startsWith('cancelled') ? 'done' : 'ended', story }
}

function run(story: Story, id: string) {
  const planned = story.plans[id]
  if (planned?.ending !== '' || !planned.isDue) return { answer: 'nothing', story }
  const end = (ending: string, after = story) => ({ answer: ending, story: endPlan(after, id, ending) })
  if (planned.kind === 'update' && story.stage !== 'published') return end('held wrong-stage')
  if (isSame(story, planned.text)) return end('done nothing-new')
  const latest = latestOf(story)
  if (latest && story.revisions.length !== planned.seen && latest.text !== planned.text) {
    const seen = story.revisions[planned.seen - 1]
    if (!seen || seen.text !== latest.text) return end('held published-since')
  }
  return end('done', publishText(story, planned.text, planned.draft))
}

function unpublish(story: Story) {
  if (story.stage === 'unpublished') return { answer: 'done', story }
  if (story.stage !== 'published') return { answer: 'wrong-stage', story }
  const after = { ...story, stage: 'unpublished' as const, version: story.version + 1, live: null }
  return { answer: 'done', story: endPlans(after, 'cancelled unpublished') }
}

function takeDown(story: Story) {
  if (story.stage === 'taken-down') return { answer: 'done', story }
  if (story.stage === 'draft') return { answer: 'wrong-stage', story }
  const after = { ...story, stage: 'taken-down' as const, version: story.version + 1, live: null }
  return { answer: 'done', story: endPlans(after, 'cancelled taken-down') }
}

/**
 * The orders, one act after the other, in which all these answers were given and which end with this story: the first one found, or null.
 * Each lane's acts stay in their order.
 */
export function findSerialOrder(begin: Story, lanes: readonly (readonly Asked[])[], isEnd: (story: Story) => boolean): Asked[] | null {
  const search = (story: Story, places: readonly number[]): Asked[] | null => {
    if (places.every((place, lane) => place === (lanes[lane]?.length ?? 0))) return isEnd(story) ? [] : null
    for (const [lane, place] of places.entries()) {
      const asked = lanes[lane]?.[place]
      if (!asked) continue
      const { answer, story: after } = perform(story, asked.act)
      if (answer !== asked.answer) continue
      const rest = search(after, places.with(lane, place + 1))
      if (rest) return [asked, ...rest]
    }
    return null
  }
  return search(
    begin,
    lanes.map(() => 0),
  )
}
