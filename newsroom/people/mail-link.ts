import { and, eq, isNull, sql } from 'drizzle-orm'
import { database, transaction } from '#db/client.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { people } from '#db/schema/people.ts'
import { type DeskLanguage, isDeskLanguage } from '#lib/desk-languages.ts'
import { publicUrl } from '#lib/env.ts'
import { sayInMail } from '#lib/languages/mail-messages.ts'
import { sendMail, sendsMail } from '#lib/mail.ts'
import { firstLanguage, localize } from '#lib/publication.ts'
import { invitationDays, type LinkKind, linkMinutes, makeLink } from './one-time-link.ts'
import { machine } from './person.ts'
import { allowMailRequest } from './sign-in-throttle.ts'

/**
 * Mails a sign-in link to the person with this address, if there is one. Run it after the response was sent, so that neither the response
 * nor its timing tells whether the account exists.
 */
export async function mailRequestedLink(email: string, address: string, language: DeskLanguage): Promise<void> {
  if (sendsMail() && (await allowMailRequest({ account: email, address }))) await mailNewLink(email, language)
}

/** Makes a sign-in link for the person with this address, if there is one, and mails it. */
export async function mailNewLink(email: string, language: DeskLanguage): Promise<void> {
  const link = await transaction(async (tx) => {
    const [person] = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(eq(sql`lower(${people.email})`, email.toLowerCase()), isNull(people.disabledAt)))
    return person ? makeLink(tx, machine('mail'), person.id) : null
  })
  if (link) await mailLink(email, link, language)
}

/**
 * Mails an existing link to the person it was made for, in the language of their desk, else in that of who asked for it
 * (`language`). Does nothing without SMTP_URL.
 */
export async function mailLink(email: string, link: string, language: DeskLanguage, kind: LinkKind = 'sign-in'): Promise<void> {
  if (!sendsMail()) return
  const [row] = await database().select({ name: newsroom.name }).from(newsroom)
  const paper = (row && localize(row.name, firstLanguage())) || 'Galley'
  const [reader] = await database()
    .select({ deskLanguage: people.deskLanguage })
    .from(people)
    .where(eq(sql`lower(${people.email})`, email.toLowerCase()))
  const spoken = isDeskLanguage(reader?.deskLanguage) ? reader.deskLanguage : language
  await sendMail({
    from: paper,
    to: email,
    subject: sayInMail(spoken, kind === 'invitation' ? 'invitationSubject' : 'linkSubject', { paper }),
    text: sayInMail(spoken, kind === 'invitation' ? 'invitation' : 'link', {
      ...{ paper, minutes: linkMinutes, days: invitationDays },
      link: new URL(link, publicUrl()).href,
    }),
  })
}
