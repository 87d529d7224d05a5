import { and, eq } from 'drizzle-orm'
import { database, type Reading, type Transaction } from '#db/client.ts'
import { type NoticeKind, noticeChoices, noticeKinds } from '#db/schema/notices.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise, can } from '#newsroom/people/policy.ts'
import { defaultChoices, type NoticeChoice } from './default-choices.ts'

/** Where this person is told of what: the kinds that can concern them, in the order in which they are asked. */
export async function choicesOf(person: Person): Promise<({ kind: NoticeKind } & NoticeChoice)[]> {
  authorise(person, 'see a story')
  const rows = await database().select().from(noticeChoices).where(eq(noticeChoices.personId, person.id))
  const chosen = new Map(rows.map(({ kind, inDesk, byMail }) => [kind, { inDesk, byMail }]))
  return noticeKinds.filter((kind) => concerns(person, kind)).map((kind) => ({ kind, ...(chosen.get(kind) ?? defaultChoices[kind]) }))
}

/** Submitted stories and plans are told to those who answer them; a guest is told of comments, and of their account. */
function concerns(person: Person, kind: NoticeKind): boolean {
  if (person.role === 'guest') return ['mention', 'reply', 'security'].includes(kind)
  if (kind === 'submitted') return can(person, 'publish a story')
  return kind !== 'schedule' || can(person, 'schedule a story')
}

export async function choiceOf(reading: Reading, personId: string, kind: NoticeKind): Promise<NoticeChoice> {
  const [chosen] = await reading
    .select({ inDesk: noticeChoices.inDesk, byMail: noticeChoices.byMail })
    .from(noticeChoices)
    .where(and(eq(noticeChoices.personId, personId), eq(noticeChoices.kind, kind)))
  return chosen ?? defaultChoices[kind]
}

export const keepChoice = (tx: Transaction, personId: string, kind: NoticeKind, choice: NoticeChoice) =>
  tx
    .insert(noticeChoices)
    .values({ personId, kind, ...choice })
    .onConflictDoUpdate({ target: [noticeChoices.personId, noticeChoices.kind], set: choice })
