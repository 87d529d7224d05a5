import { liveNameOf, sectionOfFeed } from '#lib/feed-names.ts'
import { type GuestRight, guestRights } from '#lib/guest-rights.ts'
import { NotAllowed, NotProven } from '#lib/outcome.ts'
import type { Actor, Role } from './person.ts'

/**
 * How a story or a comment relates to a person. `mine`: they made it, or it was shared with them; for discarding and restoring a story, and
 * for a comment, only if they made it.
 */
export type Ownership = { mine: boolean }

/**
 * What an act is done to. `sections`: those that a story is in, with its draft and before readers; null: it has none yet. `feed`: the name
 * of a feed. Where an editor looks after some sections only, these decide. `guestMay`: what a story's invitation allows to a guest; without
 * it, only reading.
 */
export type Thing = Ownership & { sections?: readonly (string | null)[]; feed?: string; guestMay?: GuestRight | null }

export type Rule = 'everyone' | 'own' | 'nobody'

/** Who may do what. Read a row as "a journalist may save their own stories, an editor everyone's". */
const rules = {
  'write a story': { journalist: 'everyone', editor: 'everyone', admin: 'everyone', machine: 'everyone', guest: 'nobody' },
  'see a story': { journalist: 'own', editor: 'everyone', admin: 'everyone', machine: 'everyone', guest: 'own' },
  'suggest in a story': { journalist: 'own', editor: 'everyone', admin: 'everyone', machine: 'nobody', guest: 'own' },
  'save a story': { journalist: 'own', editor: 'everyone', admin: 'everyone', machine: 'everyone', guest: 'nobody' },
  'comment on a story': { journalist: 'own', editor: 'everyone', admin: 'everyone', machine: 'nobody', guest: 'own' },
  'change a comment': { journalist: 'own', editor: 'own', admin: 'own', machine: 'nobody', guest: 'own' },
  'require suggestions': { journalist: 'nobody', editor: 'everyone', admin: 'everyone', machine: 'nobody', guest: 'nobody' },
  'share a story': { journalist: 'own', editor: 'everyone', admin: 'everyone', machine: 'nobody', guest: 'nobody' },
  'discard a story': { journalist: 'own', editor: 'everyone', admin: 'everyone', machine: 'nobody', guest: 'nobody' },
  'restore a story': { journalist: 'own', editor: 'everyone', admin: 'everyone', machine: 'nobody', guest: 'nobody' },
  'submit a story': { journalist: 'own', editor: 'everyone', admin: 'everyone', machine: 'nobody', guest: 'nobody' },
  'send back a story': { journalist: 'nobody', editor: 'everyone', admin: 'everyone', machine: 'nobody', guest: 'nobody' },
  'publish a story': { journalist: 'nobody', editor: 'everyone', admin: 'everyone', machine: 'everyone', guest: 'nobody' },
  'assign a story': { journalist: 'nobody', editor: 'everyone', admin: 'everyone', machine: 'nobody', guest: 'nobody' },
  'set a deadline': { journalist: 'nobody', editor: 'everyone', admin: 'everyone', machine: 'nobody', guest: 'nobody' },
  'schedule a story': { journalist: 'nobody', editor: 'everyone', admin: 'everyone', machine: 'nobody', guest: 'nobody' },
  'correct a story': { journalist: 'nobody', editor: 'everyone', admin: 'everyone', machine: 'nobody', guest: 'nobody' },
  'set an embargo': { journalist: 'own', editor: 'everyone', admin: 'everyone', machine: 'everyone', guest: 'nobody' },
  'lift an embargo': { journalist: 'nobody', editor: 'everyone', admin: 'everyone', machine: 'nobody', guest: 'nobody' },
  'invite a guest': { journalist: 'nobody', editor: 'everyone', admin: 'everyone', machine: 'nobody', guest: 'nobody' },
  'show a story outside': { journalist: 'own', editor: 'everyone', admin: 'everyone', machine: 'nobody', guest: 'nobody' },
  'unpublish a story': { journalist: 'nobody', editor: 'everyone', admin: 'everyone', machine: 'everyone', guest: 'nobody' },
  'take down a story': { journalist: 'nobody', editor: 'everyone', admin: 'everyone', machine: 'nobody', guest: 'nobody' },
  'restore a taken-down story': { journalist: 'nobody', editor: 'nobody', admin: 'everyone', machine: 'nobody', guest: 'nobody' },
  'see the feed desk': { journalist: 'nobody', editor: 'everyone', admin: 'everyone', machine: 'everyone', guest: 'nobody' },
  'order the feed': { journalist: 'nobody', editor: 'everyone', admin: 'everyone', machine: 'everyone', guest: 'nobody' },
  'publish breaking news': { journalist: 'nobody', editor: 'everyone', admin: 'everyone', machine: 'nobody', guest: 'nobody' },
  'see the library': { journalist: 'everyone', editor: 'everyone', admin: 'everyone', machine: 'everyone', guest: 'nobody' },
  'add a picture': { journalist: 'everyone', editor: 'everyone', admin: 'everyone', machine: 'everyone', guest: 'nobody' },
  'add an attachment': { journalist: 'everyone', editor: 'everyone', admin: 'everyone', machine: 'everyone', guest: 'nobody' },
  'describe a picture': { journalist: 'own', editor: 'everyone', admin: 'everyone', machine: 'everyone', guest: 'nobody' },
  'delete a picture': { journalist: 'own', editor: 'everyone', admin: 'everyone', machine: 'nobody', guest: 'nobody' },
  'describe an attachment': { journalist: 'own', editor: 'everyone', admin: 'everyone', machine: 'everyone', guest: 'nobody' },
  'delete an attachment': { journalist: 'own', editor: 'everyone', admin: 'everyone', machine: 'nobody', guest: 'nobody' },
  'see the wire': { journalist: 'everyone', editor: 'everyone', admin: 'everyone', machine: 'everyone', guest: 'nobody' },
  'manage the wire': { journalist: 'nobody', editor: 'everyone', admin: 'everyone', machine: 'nobody', guest: 'nobody' },
  'manage the taxonomy': { journalist: 'nobody', editor: 'everyone', admin: 'everyone', machine: 'everyone', guest: 'nobody' },
  'manage writing help': { journalist: 'nobody', editor: 'everyone', admin: 'everyone', machine: 'everyone', guest: 'nobody' },
  'move the newsroom': { journalist: 'nobody', editor: 'nobody', admin: 'everyone', machine: 'everyone', guest: 'nobody' },
  'manage people': { journalist: 'nobody', editor: 'nobody', admin: 'everyone', machine: 'everyone', guest: 'nobody' },
  'see the health': { journalist: 'nobody', editor: 'everyone', admin: 'everyone', machine: 'nobody', guest: 'nobody' },
  'handle a job': { journalist: 'nobody', editor: 'everyone', admin: 'everyone', machine: 'nobody', guest: 'nobody' },
  'see the audit': { journalist: 'nobody', editor: 'everyone', admin: 'everyone', machine: 'nobody', guest: 'nobody' },
  'change settings': { journalist: 'nobody', editor: 'nobody', admin: 'everyone', machine: 'everyone', guest: 'nobody' },
} as const satisfies Record<string, Record<Role | 'machine', Rule>>

export type Act = keyof typeof rules
export const acts = Object.keys(rules) as Act[] // Object.keys returns string[]

/** Of whose things a role may do it. */
export const ruleOf = (role: Role | 'machine', act: Act): Rule => rules[act][role]

/** What an editor of other sections may do to any story: everything else only as a journalist may. */
const everywhere: readonly Act[] = ['see a story', 'suggest in a story', 'comment on a story']
/** What concerns the whole newsroom: who looks after some sections does not do it. */
const ofTheWhole: readonly Act[] = [
  'publish breaking news',
  'manage the wire',
  'manage the taxonomy',
  'manage writing help',
  'handle a job',
]

/** Of whose things an editor may do it in sections that they do not look after. */
export const ruleElsewhere = (act: Act): Rule => (everywhere.includes(act) ? 'everyone' : rules[act].journalist)

/** What a guest's invitation must allow for an act. */
const ofInvitation: Partial<Record<Act, GuestRight>> = { 'suggest in a story': 'suggest', 'comment on a story': 'comment' }

/** Whether a guest's invitation to a story allows it. */
function isInvitedTo(act: Act, { guestMay }: Thing): boolean {
  return guestRights.indexOf(guestMay ?? 'read') >= guestRights.indexOf(ofInvitation[act] ?? 'read')
}

/** Whether this actor may do it. Without `thing`: whether they may do it at all (for example to a story of their own). */
export function can(actor: Actor, act: Act, thing: Thing = { mine: true, guestMay: 'suggest' }): boolean {
  if (actor.role === 'guest' && !isInvitedTo(act, thing)) return false
  const rule = isElsewhere(actor, act, thing) ? ruleElsewhere(act) : ruleOf(actor.role, act)
  return rule === 'everyone' || (rule === 'own' && thing.mine)
}

/** An editor meets something of a section that is not theirs. What is in two sections is, when one of them is not. */
function isElsewhere(actor: Actor, act: Act, { sections = [], feed }: Thing): boolean {
  const limits = actor.role === 'editor' ? actor.limits : null
  if (!limits) return false
  if (ofTheWhole.includes(act)) return true
  if (feed !== undefined) return !limits.slugs.includes(sectionOfFeed(liveNameOf(feed)) ?? '')
  return sections.some((id) => id !== null && !limits.sections.includes(id))
}

/** Throws NotAllowed when the actor may not. Every verb calls it before it changes anything (proof/authorisation/verbs.test.ts). */
export function authorise(actor: Actor, act: Act, thing?: Thing): void {
  if (!can(actor, act, thing)) throw new NotAllowed(`${actor.role} may not ${act}`)
}

/** Minutes for which a proof of who somebody is counts. */
export const proofMinutes = 10

/**
 * Throws NotProven when this browser proved whose it is longer than ten minutes ago. Acts that reach far call it after `authorise`: the desk
 * then asks for a passkey, a code, the password or a link, and sends the act again (components/factors/proof-dialog.tsx).
 */
export function requireProof(actor: Actor): void {
  if (actor.role !== 'machine' && !actor.isProven) throw new NotProven(`${actor.name} has to prove who they are`)
}
