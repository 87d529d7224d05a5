import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { drafts } from '#db/schema/articles.ts'
import { signInByLink } from '#newsroom/people/one-time-link.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { guestOf } from '#testing/guest-of.ts'
import { MailServer, readMail } from '#testing/mail-server.ts'
import { aVisitor } from '#testing/visitor.ts'
import { inviteGuest } from './invite-guest.ts'
import { mailInvitation } from './mail-invitation.ts'

let cast: Cast
const server = new MailServer()
beforeAll(async () => {
  cast = await seedCast()
  await server.start()
  process.env.PUBLIC_URL = 'https://news.example'
})
beforeEach(() => {
  server.mails.length = 0
  server.mood = 'takes'
})
afterAll(() => {
  delete process.env.PUBLIC_URL
  server.stop()
})

const invite = async (email: string, may: 'read' | 'comment' | 'suggest' = 'comment') => {
  const articleId = cast.articles.draft
  const invited = await inviteGuest(cast.marta, { articleId, email, name: 'Lawyer', may, days: 14 })
  if (!invited.ok) throw new Error('not invited')
  return { articleId, ...invited.value }
}
const newest = () => readMail(server.mails.at(-1) ?? '')

test('a guest gets a mail with the way to their story, and it signs them in', async () => {
  const invited = await invite('lawyer@firm.test')
  const handed = await mailInvitation(invited, { by: 'Marta', language: 'en' })
  expect(handed).toMatchObject({ value: { mail: 'sent', link: null, email: 'lawyer@firm.test' } })
  const mail = newest()
  expect(mail).toMatch(/^To: lawyer@firm\.test$/im)
  expect(mail).toMatch(/^Subject: Marta invites you to a story of The Test Paper$/m)
  expect(mail).toContain('to read a story before it is published, and to comment on it. The invitation ends on')
  const address = new URL(/https:\S+/.exec(mail)?.[0] ?? '')
  expect(address.searchParams.get('next')).toBe(`/desk/articles/${invited.articleId}`)
  expect(await signInByLink(address.searchParams.get('token') ?? '', aVisitor)).toMatchObject({
    ok: true,
    value: { personId: invited.personId },
  })
})

test('the mail does not say what the story is called', async () => {
  const [draft] = await database().select().from(drafts).where(eq(drafts.articleId, cast.articles.draft))
  expect(draft?.headline).not.toBe('')
  await mailInvitation(await invite('discreet@firm.test'), { by: 'Marta', language: 'en' })
  expect(newest()).not.toContain(draft?.headline)
})

test('it speaks the language of who invites, and of a guest who chose one; whoever has an account gets no link that signs in', async () => {
  await mailInvitation(await invite('yurist@firm.test', 'suggest'), { by: 'Марта', language: 'uk' })
  expect(newest()).toMatch(/^Subject: Марта запрошує вас до матеріалу видання The Test Paper$/m)
  expect(newest()).toContain('запропонувати зміни. Запрошення діє до:')
  const guest = await guestOf(cast.articles.draft, 'read', 'Known')
  const known = await invite(guest.email, 'read')
  await mailInvitation(known, { by: 'Marta', language: 'en' })
  expect(newest()).toContain(
    `You have an account already. Sign in here as before:\n\nhttps://news.example/desk/articles/${known.articleId}`,
  )
  expect(newest()).not.toContain('token=')
})

test('where no mail goes out, who invites gets the link', async () => {
  const invited = await invite('by-hand@firm.test')
  server.mood = 'refuses'
  expect(await mailInvitation(invited, { by: 'Marta', language: 'en' })).toMatchObject({
    value: { mail: 'failed', link: expect.any(String) },
  })
  const url = process.env.SMTP_URL
  delete process.env.SMTP_URL
  const byHand = await mailInvitation(invited, { by: 'Marta', language: 'en' })
  expect(byHand).toMatchObject({ value: { mail: 'none', signsIn: true, link: expect.stringContaining('/desk/sign-in?token=') } })
  process.env.SMTP_URL = url
})
