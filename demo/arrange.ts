import { newsroomZone } from '#lib/publication.ts'
import { wallTimeOf } from '#lib/wall-time.ts'
import { beginDraftOrder } from '#newsroom/feed/begin-draft-order.ts'
import { chooseShape } from '#newsroom/feed/choose-shape.ts'
import { deskOrder } from '#newsroom/feed/desk-order.ts'
import { move } from '#newsroom/feed/move.ts'
import { putIn } from '#newsroom/feed/put-in.ts'
import { setLook } from '#newsroom/feed/set-look.ts'
import type { Person } from '#newsroom/people/person.ts'
import { schedule } from '#newsroom/schedule/schedule.ts'

const front = { name: 'main', language: 'en' } as const
const tomorrow = { name: 'draft:main', language: 'en' } as const
const culture = { name: 'section:culture', language: 'en' } as const

/**
 * The front page as the editor arranged it: its shape, what a story is called there, the order of one section, and the draft order for
 * tomorrow with the time of its launch. `storyOf`: the id of a story.
 */
export async function arrangeFront(editor: Person, storyOf: (key: string) => string): Promise<void> {
  await chooseShape(editor, { feed: front, shape: 'lead-two' })
  const crossing = storyOf('what-we-know-about-the-river-crossing')
  await setLook(editor, {
    feed: front,
    articleId: crossing,
    headline: 'The river crossing: what we know so far',
    mediaId: null,
    size: null,
  })
  for (const key of ['cello-in-the-cellar', 'the-theatre-that-opens-at-noon'])
    await putIn(editor, { feed: culture, articleId: storyOf(key), seen: 0 })
  const begun = await beginDraftOrder(editor, { feed: front })
  if (!begun.ok) return
  await chooseShape(editor, { feed: tomorrow, shape: 'lead-three' })
  const order = await deskOrder(editor, { feed: tomorrow, length: 1 })
  if (!order.ok || !order.value.feedId) return
  const { version: seen, feedId } = order.value
  await move(editor, { feed: tomorrow, articleId: storyOf('what-a-loaf-costs-now'), to: { top: true }, seen })
  const zone = newsroomZone()
  const day = wallTimeOf(new Date(Date.now() + 24 * 3_600_000), zone).slice(0, 10)
  await schedule(editor, { kind: 'launch-order', feedId, wallTime: `${day}T06:00`, zone })
}
