import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { oneTimeLinks } from '#db/schema/people.ts'
import { NotAllowed, NotProven } from '#lib/outcome.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { aVisitor } from '#testing/visitor.ts'
import { invite } from './invite.ts'
import { newLink } from './new-link.ts'
import { signInByLink } from './one-time-link.ts'
import { roster } from './roster.ts'
import { withdrawInvitation } from './withdraw-invitation.ts'

let cast: Cast
let guest: { email: string; name: string; role: 'editor' }
beforeEach(async () => {
  cast ??= await seedCast()
  guest = { email: `${randomUUID()}@paper.test`, name: 'Guest', role: 'editor' }
})

const tokenOf = (link: string) => link.split('token=')[1] ?? ''
async function inviteGuest() {
  const invited = await invite(cast.ihor, guest)
  if (!invited.ok) throw new Error(invited.problem)
  return { personId: invited.value.personId, token: tokenOf(invited.value.link) }
}
const letPass = (time: string) =>
  database()
    .update(oneTimeLinks)
    .set({ expiresAt: sql`${oneTimeLinks.expiresAt} - ${time}::interval` })
const findListed = async () => (await roster(cast.ihor)).find(({ email }) => email === guest.email)

test('an invitation lives seven days, and is listed as pending until it is taken up', async () => {
  const { token } = await inviteGuest()
  expect(await findListed()).toMatchObject({ joinedAt: null, invitedUntil: expect.any(Date) })
  await letPass('6 days 23 hours')
  expect(await signInByLink(token, aVisitor)).toMatchObject({ ok: true })
  expect(await findListed()).toMatchObject({ joinedAt: expect.any(Date), invitedUntil: null })
})

test('withdrawing an invitation and sending one again leave those of others alone', async () => {
  const other = await inviteGuest()
  guest = { ...guest, email: `${randomUUID()}@paper.test` }
  await withdrawInvitation(cast.ihor, (await inviteGuest()).personId)
  guest = { ...guest, email: `${randomUUID()}@paper.test` }
  expect(await newLink(cast.ihor, (await inviteGuest()).personId)).toMatchObject({ ok: true })
  expect(await signInByLink(other.token, aVisitor)).toMatchObject({ ok: true })
})

test('after seven days it opens nothing, and is sent again: then only the newest works', async () => {
  const { personId, token } = await inviteGuest()
  await letPass('7 days')
  expect(await signInByLink(token, aVisitor)).toEqual({ ok: false, problem: 'link-spent' })
  expect(await findListed()).toMatchObject({ joinedAt: null, invitedUntil: null })
  const links = [await newLink(cast.ihor, personId), await newLink(cast.ihor, personId)]
  const [older = '', newer = ''] = links.map((link) => (link.ok ? tokenOf(link.value.link) : ''))
  expect(links).toMatchObject([{ value: { kind: 'invitation' } }, { value: { kind: 'invitation' } }])
  expect(await signInByLink(older, aVisitor)).toEqual({ ok: false, problem: 'link-spent' })
  expect(await signInByLink(newer, aVisitor)).toMatchObject({ ok: true })
})

test('the link of a withdrawn invitation opens nothing when its person is invited anew', async () => {
  const { personId, token } = await inviteGuest()
  await withdrawInvitation(cast.ihor, personId)
  const again = await inviteGuest()
  expect(await signInByLink(token, aVisitor)).toEqual({ ok: false, problem: 'link-spent' })
  expect(await signInByLink(again.token, aVisitor)).toMatchObject({ ok: true })
})

test('a withdrawn invitation opens nothing, leaves the list, and can be made anew', async () => {
  const { personId, token } = await inviteGuest()
  await expect(withdrawInvitation(cast.marta, personId)).rejects.toThrow(NotAllowed)
  await expect(withdrawInvitation({ ...cast.ihor, isProven: false }, personId)).rejects.toThrow(NotProven)
  expect(await withdrawInvitation(cast.ihor, personId)).toEqual({ ok: true, value: null })
  expect(await signInByLink(token, aVisitor)).toEqual({ ok: false, problem: 'link-spent' })
  expect(await findListed()).toBeUndefined()
  const again = await inviteGuest()
  expect(again.personId).toBe(personId)
  expect(await signInByLink(again.token, aVisitor)).toMatchObject({ ok: true })
  expect(await withdrawInvitation(cast.ihor, personId)).toEqual({ ok: false, problem: 'joined' })
})
