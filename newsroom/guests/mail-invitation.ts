import { and, eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { storyGuests } from '#db/schema/guests.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { people } from '#db/schema/people.ts'
import { dateFormat } from '#lib/date-format.ts'
import { type DeskLanguage, isDeskLanguage, localeOf } from '#lib/desk-languages.ts'
import { publicUrl } from '#lib/env.ts'
import { sayInMail } from '#lib/languages/mail-messages.ts'
import { log } from '#lib/log.ts'
import { sendMail, sendsMail } from '#lib/mail.ts'
import { done, NotFound, type Outcome } from '#lib/outcome.ts'
import { firstLanguage, localize, newsroomZone } from '#lib/publication.ts'
import { invitationDays } from '#newsroom/people/one-time-link.ts'
import type { InvitedGuest } from './invite-guest.ts'

/**
 * What became of the mail: 'none' without a mail server. `link` is for the screen of who invites, when the mail did not go out; `signsIn`: it
 * signs the guest in, once, instead of leading to the story.
 */
export type Handed = { name: string; email: string; mail: 'sent' | 'failed' | 'none'; link: string | null; signsIn: boolean }

/**
 * Mails a guest the way to the story, in the language of their desk, else in that of who invites them (`language`). The headline is not in
 * it: a mail lies in others' hands.
 */
export async function mailInvitation(
  { articleId, personId, link }: InvitedGuest & { articleId: string },
  { by, language }: { by: string; language: DeskLanguage },
): Promise<Outcome<Handed, never>> {
  const guest = await guestOf(articleId, personId)
  const path = `/desk/articles/${articleId}`
  const address = new URL(link ? `${link}&next=${encodeURIComponent(path)}` : path, publicUrl()).href
  const mail = sendsMail() ? await send(guest, { address, isFirst: link !== null, by, language }) : 'none'
  return done({ name: guest.name, email: guest.email, mail, link: mail === 'sent' ? null : address, signsIn: link !== null })
}

async function guestOf(articleId: string, personId: string) {
  const [guest] = await database()
    .select({ name: people.name, email: people.email, language: people.deskLanguage, may: storyGuests.may, endsAt: storyGuests.endsAt })
    .from(storyGuests)
    .innerJoin(people, eq(people.id, storyGuests.personId))
    .where(and(eq(storyGuests.articleId, articleId), eq(storyGuests.personId, personId)))
  if (!guest) throw new NotFound(`guest ${personId} of article ${articleId}`)
  return guest
}

type Guest = Awaited<ReturnType<typeof guestOf>>

async function send(
  { email, language, may, endsAt }: Guest,
  { address, isFirst, by, language: usual }: { address: string; isFirst: boolean; by: string; language: DeskLanguage },
): Promise<'sent' | 'failed'> {
  const spoken = isDeskLanguage(language) ? language : usual
  const paper = await nameOfPaper()
  const until = dateFormat(localeOf(spoken), { dateStyle: 'full', timeStyle: 'short', timeZone: newsroomZone() }).format(endsAt)
  const say = (key: Parameters<typeof sayInMail>[1]) => sayInMail(spoken, key, { name: by, paper, until, days: invitationDays })
  const lines = [`${say(`guest-may-${may}`)} ${say('guestUntil')}`, say(isFirst ? 'guestFirst' : 'guestAgain'), address, say('guestIgnore')]
  try {
    await sendMail({ from: paper, to: email, subject: say('guestSubject'), text: `${lines.join('\n\n')}\n` })
    return 'sent'
  } catch (error) {
    log('warn', 'the invitation of a guest could not be mailed', { error })
    return 'failed'
  }
}

async function nameOfPaper(): Promise<string> {
  const [row] = await database().select({ name: newsroom.name }).from(newsroom)
  return (row && localize(row.name, firstLanguage())) || 'Galley'
}
