import { NotAllowed } from '#lib/outcome.ts'
import type { Actor, Role } from './person.ts'

/** What a story is to a person: theirs (made by them or shared with them; to be discarded or restored, made by them alone), or another's. */
export type Ownership = { mine: boolean }

type Rule = 'everyone' | 'own' | 'nobody'

/** Who may, as sentences: read a row as "a journalist may save their own stories, an editor everyone's". */
const rules = {
  'write a story': { journalist: 'everyone', editor: 'everyone', admin: 'everyone', machine: 'everyone' },
  'see a story': { journalist: 'own', editor: 'everyone', admin: 'everyone', machine: 'everyone' },
  'save a story': { journalist: 'own', editor: 'everyone', admin: 'everyone', machine: 'everyone' },
  'share a story': { journalist: 'own', editor: 'everyone', admin: 'everyone', machine: 'nobody' },
  'discard a story': { journalist: 'own', editor: 'everyone', admin: 'everyone', machine: 'nobody' },
  'restore a story': { journalist: 'own', editor: 'everyone', admin: 'everyone', machine: 'nobody' },
  'submit a story': { journalist: 'own', editor: 'everyone', admin: 'everyone', machine: 'nobody' },
  'send back a story': { journalist: 'nobody', editor: 'everyone', admin: 'everyone', machine: 'nobody' },
  'publish a story': { journalist: 'nobody', editor: 'everyone', admin: 'everyone', machine: 'everyone' },
  'correct a story': { journalist: 'nobody', editor: 'everyone', admin: 'everyone', machine: 'nobody' },
  'unpublish a story': { journalist: 'nobody', editor: 'everyone', admin: 'everyone', machine: 'everyone' },
  'take down a story': { journalist: 'nobody', editor: 'everyone', admin: 'everyone', machine: 'nobody' },
  'see the feed desk': { journalist: 'nobody', editor: 'everyone', admin: 'everyone', machine: 'everyone' },
  'order the feed': { journalist: 'nobody', editor: 'everyone', admin: 'everyone', machine: 'everyone' },
  'see the library': { journalist: 'everyone', editor: 'everyone', admin: 'everyone', machine: 'everyone' },
  'add a picture': { journalist: 'everyone', editor: 'everyone', admin: 'everyone', machine: 'everyone' },
  'describe a picture': { journalist: 'own', editor: 'everyone', admin: 'everyone', machine: 'everyone' },
  'manage the taxonomy': { journalist: 'nobody', editor: 'everyone', admin: 'everyone', machine: 'everyone' },
  'move the newsroom': { journalist: 'nobody', editor: 'nobody', admin: 'everyone', machine: 'everyone' },
  'manage people': { journalist: 'nobody', editor: 'nobody', admin: 'everyone', machine: 'everyone' },
  'change settings': { journalist: 'nobody', editor: 'nobody', admin: 'everyone', machine: 'everyone' },
} as const satisfies Record<string, Record<Role | 'machine', Rule>>

export type Act = keyof typeof rules
export const acts = Object.keys(rules) as Act[] // the keys of the table above

/** Whether this person may do it. Without `thing`, whether they may at all (to some story of their own, say). */
export function can(actor: Actor, act: Act, thing: Ownership = { mine: true }): boolean {
  const rule: Rule = rules[act][actor.role]
  return rule === 'everyone' || (rule === 'own' && thing.mine)
}

/** The first line of every verb. */
export function authorise(actor: Actor, act: Act, thing?: Ownership): void {
  if (!can(actor, act, thing)) throw new NotAllowed(`${actor.role} may not ${act}`)
}
