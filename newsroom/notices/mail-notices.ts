import { and, asc, eq, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { database, now } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { notices } from '#db/schema/notices.ts'
import { people } from '#db/schema/people.ts'
import { isDeskLanguage } from '#lib/desk-languages.ts'
import { sendMail } from '#lib/mail.ts'
import { firstLanguage, localize } from '#lib/publication.ts'
import type { Person } from '#newsroom/people/person.ts'
import { personColumns, withoutSession } from '#newsroom/people/without-session.ts'
import { choicesOf } from './choices-of.ts'
import { composeMail } from './compose-mail.ts'
import { maySee, type NoticeOfList, selectNotices } from './notices-for.ts'

/** Hours after which a notice is no news any more: it is in the desk, and is not mailed. */
const mailedWithinHours = 24
/** Minutes after which a mail that was handed to the server without any answer is tried again: its worker has ended. */
export const forgottenAfter = 10
/** The most notices of a mail. More of them are several mails. */
const longestMail = 50

const isForgotten = and(eq(notices.mail, 'sending'), sql`${notices.mailAt} < now() - make_interval(mins => ${forgottenAfter})`)

/**
 * Mails a person what waits for them, as one mail, or as those that were begun before. A notice is marked before the server has the mail and
 * after; what the server has taken is not sent again. Throws where a mail did not go out: then its notices wait for the next try.
 */
export async function mailNotices(personId: string): Promise<void> {
  const person = await personToMail(personId)
  for (let mailId = await claim(personId); mailId; mailId = await claim(personId)) {
    const due = person ? await dueOf(person, mailId) : []
    const ofMail = and(eq(notices.personId, personId), eq(notices.mailId, mailId))
    if (person && due.length > 0) {
      try {
        await sendMail(composeMail(person, due, { id: mailId, paper: await nameOfPaper(), language: languageOf(person) }))
      } catch (error) {
        await database().update(notices).set({ mail: 'waiting', mailAt: now }).where(ofMail)
        throw error
      }
      const ids = due.map(({ id }) => id)
      await database()
        .update(notices)
        .set({ mail: 'sent', mailAt: now })
        .where(and(ofMail, isAmong(notices.id, ids)))
    }
    await database()
      .update(notices)
      .set({ mail: 'dropped', mailAt: now })
      .where(and(ofMail, ne(notices.mail, 'sent')))
  }
}

/** Takes the notices of one mail, so that no other worker sends them: those of a mail that was tried before, else the oldest that wait. */
async function claim(personId: string): Promise<string | null> {
  const isWaiting = and(eq(notices.personId, personId), or(eq(notices.mail, 'waiting'), isForgotten))
  const [tried] = await database()
    .select({ mailId: notices.mailId })
    .from(notices)
    .where(and(isWaiting, isNotNull(notices.mailId)))
    .limit(1)
  const before = tried?.mailId ?? null
  const mailId = before ?? v7()
  const oldest = database()
    .select({ id: notices.id })
    .from(notices)
    .where(and(isWaiting, isNull(notices.mailId)))
    .orderBy(asc(notices.createdAt), asc(notices.id))
    .limit(longestMail)
  const claimed = await database()
    .update(notices)
    .set({ mail: 'sending', mailAt: now, mailId })
    .where(and(isWaiting, before === null ? and(isNull(notices.mailId), inArray(notices.id, oldest)) : eq(notices.mailId, before)))
    .returning({ id: notices.id })
  return claimed.length > 0 ? mailId : null
}

/** Null: nobody who gets mail. */
async function personToMail(id: string): Promise<Person | null> {
  const [row] = await database()
    .select(personColumns)
    .from(people)
    .where(and(eq(people.id, id), isNull(people.disabledAt)))
  return row ? withoutSession(row) : null
}

/** What is still to be mailed: of what they may see now and want by mail now, and have not read in the desk. */
async function dueOf(person: Person, mailId: string): Promise<NoticeOfList[]> {
  const wanted = (await choicesOf(person)).flatMap(({ kind, byMail }) => (byMail ? kind : []))
  const isFresh = sql`${notices.createdAt} > now() - make_interval(hours => ${mailedWithinHours})`
  return selectNotices(
    and(
      eq(notices.personId, person.id),
      eq(notices.mailId, mailId),
      isNull(notices.readAt),
      isAmong(notices.kind, wanted),
      isFresh,
      maySee(person),
    ),
    longestMail,
  )
}

async function nameOfPaper(): Promise<string> {
  const [row] = await database().select({ name: newsroom.name }).from(newsroom)
  return (row && localize(row.name, firstLanguage())) || 'Galley'
}

/** Theirs, else the newsroom's first if the desk speaks it. */
function languageOf({ deskLanguage }: Person) {
  const first = firstLanguage()
  return deskLanguage ?? (isDeskLanguage(first) ? first : 'en')
}
