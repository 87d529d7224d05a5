import { and, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { enqueue } from '#db/queue.ts'
import { type NoticeDetail, type NoticeKind, noticeChoices, notices } from '#db/schema/notices.ts'
import { people } from '#db/schema/people.ts'
import { editsStory, readsStory } from '#newsroom/people/reads-story.ts'
import { defaultChoices } from './default-choices.ts'

export type Telling = {
  kind: NoticeKind
  /** What it is about, and which time: nobody has two notices of one key. */
  key: string
  /** Ids of people. Null is nobody: the creator of an imported story. */
  to?: readonly (string | null)[]
  /** Editors and admins as well; of a story, those who may publish it. */
  toEditors?: boolean
  /** Who did it: they are not told of their own act. Null: the program, or a plan whose planner is told as well. */
  by: string | null
  /** Only those who may see the story are told. Without a story, the caller decides who may know of it. */
  articleId?: string | null
  commentId?: string
  detail?: NoticeDetail
}

/** Those that are mailed at once. */
const urgentKinds: readonly NoticeKind[] = ['schedule', 'breaking', 'security']

/** Seconds for which other notices wait, so that several of one person become one mail. */
const gatherFor = 30

/**
 * Tells people of an act, in its transaction: in the desk, by mail, or both, as each has chosen. It is called as often as the act is tried;
 * each person has one notice of a key.
 */
export async function tellOf(tx: Transaction, telling: Telling): Promise<void> {
  const { kind, key, by, articleId = null, commentId, detail = {} } = telling
  const told = (await chosenBy(tx, telling)).filter(({ inDesk, byMail }) => inDesk || byMail)
  if (told.length === 0) return
  const isUrgent = urgentKinds.includes(kind)
  const mailAt = isUrgent ? sql`now()` : sql`now() + make_interval(secs => ${gatherFor})`
  await tx
    .insert(notices)
    .values(
      told.map(({ personId, inDesk, byMail }) => ({
        ...{ personId, key, kind, articleId, commentId, byId: by, detail, isListed: inDesk },
        ...(byMail && { mail: 'waiting' as const, mailAt }),
      })),
    )
    .onConflictDoNothing({ target: [notices.personId, notices.key] })
  if (isUrgent && told.some(({ byMail }) => byMail)) await enqueue(tx, 'gather-mail', {}, 'urgent')
}

/** Those who are told, with where. */
async function chosenBy(tx: Transaction, { kind, to = [], toEditors, by, articleId }: Telling) {
  const named = to.filter((id) => id !== null)
  const areEditors = articleId ? editsStory(articleId) : inArray(people.role, ['editor', 'admin'])
  const isTold = or(named.length > 0 ? isAmong(people.id, named) : undefined, toEditors ? areEditors : undefined)
  if (!isTold) return []
  const rows = await tx
    .select({ personId: people.id, inDesk: noticeChoices.inDesk, byMail: noticeChoices.byMail })
    .from(people)
    .leftJoin(noticeChoices, and(eq(noticeChoices.personId, people.id), eq(noticeChoices.kind, kind)))
    .where(
      and(isTold, isNull(people.disabledAt), by === null ? undefined : ne(people.id, by), articleId ? readsStory(articleId) : undefined),
    )
  return rows.map(({ personId, inDesk, byMail }) => ({
    personId,
    inDesk: inDesk ?? defaultChoices[kind].inDesk,
    byMail: byMail ?? defaultChoices[kind].byMail,
  }))
}

/** Takes back what people were told, if they have not read it: it is not so any more. A mail that is on its way stays on its way. */
export async function tellNoMore(tx: Transaction, kind: NoticeKind, articleId: string, personIds?: readonly string[]): Promise<void> {
  await tx
    .delete(notices)
    .where(
      and(
        eq(notices.articleId, articleId),
        eq(notices.kind, kind),
        isNull(notices.readAt),
        personIds && isAmong(notices.personId, personIds),
      ),
    )
}

/** As tellNoMore, of what was told of a story by one key. */
export async function tellNoMoreOf(tx: Transaction, key: string, articleId: string): Promise<void> {
  await tx.delete(notices).where(and(eq(notices.articleId, articleId), eq(notices.key, key), isNull(notices.readAt)))
}
