import { v4 } from 'uuid'
import type { DetailChanges } from '#components/editor/actions.ts'
import type { Choice } from '#newsroom/articles/choice.ts'
import type { DetailValues } from '#newsroom/articles/replaced-details.ts'

/** One change of the details, as the screen shows it. */
export type ShownChange = Partial<DetailValues>

/** A change of the details as it is kept on this device and sent. */
export type DetailChange = {
  id: string
  /** The details that it changes, by their names. */
  field: string
  shown: ShownChange
  /** What the person saw in their place. */
  seen: ShownChange
}

export const detailChange = (shown: ShownChange, details: DetailValues): DetailChange => ({
  id: v4(),
  field: namesOf(shown).join(),
  shown,
  seen: valuesOf(shown, details),
})

/** The values of the details that a change is about. */
export const valuesOf = (shown: ShownChange, details: DetailValues): ShownChange =>
  Object.fromEntries(namesOf(shown).map((name) => [name, details[name]]))

/** As the newsroom takes it: topics and bylines by their ids. */
export function asChanges({ topics, bylines, ...same }: ShownChange): DetailChanges {
  return { ...same, ...(topics && { topics: idsOf(topics) }), ...(bylines && { bylines: idsOf(bylines) }) }
}

/** Typed text stays on the screen when it is refused, to be corrected there. */
export const isTyped = (shown: ShownChange): boolean => !namesOf(shown).some((name) => chosen.includes(name))

export const isSame = (one: ShownChange, other: ShownChange): boolean => essence(one) === essence(other)

export const idsOf = (choices: Choice[]): string[] => choices.map(({ id }) => id)

const namesOf = (shown: ShownChange) => Object.keys(shown) as (keyof DetailValues)[] // the keys of its type
const chosen: readonly string[] = ['sectionId', 'topics', 'bylines', 'hero', 'language', 'breaking'] satisfies (keyof DetailValues)[]

function essence(shown: ShownChange): string {
  const { hero, ...same } = asChanges(shown)
  return JSON.stringify([
    Object.entries(same).sort(([a], [b]) => (a < b ? -1 : 1)),
    hero && [hero.mediaId, hero.alt, hero.caption, hero.credit],
  ])
}
