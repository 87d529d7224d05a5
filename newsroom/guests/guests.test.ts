import { randomUUID } from 'node:crypto'
import { and, desc, eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { railItems } from '#components/desk/rail-items.ts'
import { database, transaction } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { attachments } from '#db/schema/attachments.ts'
import { storyGuests } from '#db/schema/guests.ts'
import { media, renditions } from '#db/schema/media.ts'
import { newsroom } from '#db/schema/newsroom.ts'
import { people } from '#db/schema/people.ts'
import { audit } from '#db/schema/record.ts'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import { addSteps } from '#newsroom/articles/add-steps.ts'
import { deskStories } from '#newsroom/articles/desk-stories.ts'
import { detailsFor } from '#newsroom/articles/details-for.ts'
import { discard } from '#newsroom/articles/discard.ts'
import { draftFor } from '#newsroom/articles/draft-for.ts'
import { findColleagues } from '#newsroom/articles/find-colleagues.ts'
import { deskStoriesInput } from '#newsroom/articles/input.ts'
import { lookUp } from '#newsroom/articles/look-up.ts'
import { restoreDiscarded } from '#newsroom/articles/restore-discarded.ts'
import { shareWith } from '#newsroom/articles/share-with.ts'
import { startArticle } from '#newsroom/articles/start-article.ts'
import { guestAttachment } from '#newsroom/attachments/attachment-for.ts'
import { findReaders } from '#newsroom/comments/readers-of.ts'
import { startThread } from '#newsroom/comments/start-thread.ts'
import { threadsOf } from '#newsroom/comments/threads-of.ts'
import { guestRendition } from '#newsroom/media/rendition-for.ts'
import { changeRole } from '#newsroom/people/change-role.ts'
import { needsFactor } from '#newsroom/people/factors.ts'
import { personOfLink, signInByLink } from '#newsroom/people/one-time-link.ts'
import type { Person } from '#newsroom/people/person.ts'
import { readersAmong } from '#newsroom/people/reads-story.ts'
import { withdrawInvitation } from '#newsroom/people/withdraw-invitation.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { guestOf } from '#testing/guest-of.ts'
import { aVisitor } from '#testing/visitor.ts'
import { extendGuest } from './extend-guest.ts'
import { guestsOf } from './guests-of.ts'
import { invitations } from './invitations.ts'
import { inviteAgain } from './invite-again.ts'
import { inviteGuest } from './invite-guest.ts'
import { mostGuests, mostInvitationsADay } from './limits.ts'
import { storiesOfGuest } from './stories-of-guest.ts'
import { takeBackGuest } from './take-back-guest.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

const invitation = (articleId: string, more: object = {}) => ({
  ...{ articleId, email: 'lawyer@firm.test', name: 'Lawyer', may: 'comment' as const, days: 14 as const },
  ...more,
})
const begin = async () => {
  const started = await startArticle(cast.olena, { language: 'en' })
  if (!started.ok) throw new Error('no story was started')
  return started.value.articleId
}
const on = (articleId: string) => ({ articleId, seenVersion: 1, from: 1, to: 4, threadId: randomUUID(), commentId: randomUUID() })
const end = (personId: string) =>
  database().update(storyGuests).set({ endsAt: sql`now() - interval '1 second'` }).where(eq(storyGuests.personId, personId))
const newestAct = async (articleId: string) =>
  (await database().select().from(audit).where(eq(audit.subjectId, articleId)).orderBy(desc(audit.id)).limit(1))[0]

test('an editor invites somebody from outside, who gets a link and no byline; a journalist does not', async () => {
  const { draft } = cast.articles
  await expect(inviteGuest(cast.olena, invitation(draft))).rejects.toThrow(NotAllowed)
  await expect(inviteGuest(cast.danylo, invitation(draft))).rejects.toThrow(NotFound)
  const invited = await inviteGuest(cast.marta, invitation(draft))
  if (!invited.ok) throw new Error('not invited')
  expect(invited.value.link).toMatch(/^\/desk\/sign-in\?token=/)
  const [row] = await database().select().from(people).where(eq(people.id, invited.value.personId))
  expect(row).toMatchObject({ role: 'guest', name: 'Lawyer', joinedAt: null })
  expect(await newestAct(draft)).toMatchObject({ verb: 'invite-guest', detail: { may: 'comment', days: 14 } })
  const listed = await guestsOf(cast.olena, { articleId: draft })
  expect(listed).toMatchObject({ value: [{ name: 'Lawyer', may: 'comment', invitedBy: 'Marta', isOver: false, seenAt: null }] })
})

test('a guest who is invited again gets the new right and end; to another story, no way into their account goes to anybody else', async () => {
  const [one, other] = [await begin(), await begin()]
  const guest = await guestOf(one, 'read', 'Translator')
  const again = invitation(one, { email: guest.email, may: 'suggest', days: 30 })
  expect(await inviteGuest(cast.marta, again)).toEqual({ ok: true, value: { personId: guest.id, link: null } })
  expect(await inviteGuest(cast.ihor, { ...again, articleId: other })).toEqual({ ok: true, value: { personId: guest.id, link: null } })
  expect((await storiesOfGuest(guest)).map(({ id, may }) => [id, may]).sort()).toEqual(
    [
      [one, 'suggest'],
      [other, 'suggest'],
    ].sort(),
  )
})

test('a colleague is no guest, and a disabled account is not invited', async () => {
  const { draft } = cast.articles
  expect(await inviteGuest(cast.marta, invitation(draft, { email: cast.danylo.email }))).toMatchObject({ problem: 'already-here' })
  const guest = await guestOf(await begin(), 'read', 'Disabled')
  await database().update(people).set({ disabledAt: sql`now()` }).where(eq(people.id, guest.id))
  expect(await inviteGuest(cast.marta, invitation(draft, { email: guest.email }))).toMatchObject({ problem: 'disabled' })
})

test('nobody is invited to a story that was taken down', async () => {
  const story = await begin()
  await database().update(articles).set({ stage: 'taken-down' }).where(eq(articles.id, story))
  const refused = await inviteGuest(cast.marta, invitation(story, { email: 'gone@firm.test' }))
  expect(refused).toMatchObject({ problem: 'wrong-stage', detail: { stage: 'taken-down' } })
  expect(await database().select().from(people).where(eq(people.email, 'gone@firm.test'))).toEqual([])
})

test(`${mostGuests} guests see a story at the same time, and those whose invitation is over do not count`, async () => {
  const story = await begin()
  const guests = await Promise.all(Array.from({ length: mostGuests }, (_, at) => guestOf(story, 'read', `Expert${at}`)))
  const more = invitation(story, { email: 'more@firm.test' })
  expect(await inviteGuest(cast.marta, more)).toMatchObject({ problem: 'too-many' })
  // Who is among them already gets another right or end.
  expect(await inviteGuest(cast.marta, { ...more, email: guests[1]?.email.toUpperCase() ?? '' })).toMatchObject({ ok: true })
  const [first] = guests
  if (!first) throw new Error('no guests')
  await end(first.id)
  expect(await inviteGuest(cast.marta, more)).toMatchObject({ ok: true })
  expect(await extendGuest(cast.marta, { articleId: story, personId: first.id, days: 14 })).toMatchObject({ problem: 'too-many' })
})

test(`a person sends ${mostInvitationsADay} invitations within a day, those sent again with them, and a colleague sends theirs`, async () => {
  const story = await begin()
  const invite = (by: Person, at: number) => inviteGuest(by, invitation(story, { email: `often${at}@firm.test` }))
  const sent = await invite(cast.ihor, 0)
  if (!sent.ok) throw new Error('not invited')
  const again = () => inviteAgain(cast.ihor, { articleId: story, personId: sent.value.personId })
  const ofIhor = and(eq(audit.personId, cast.ihor.id), eq(audit.verb, 'invite-guest'))
  const before = (await database().select().from(audit).where(ofIhor)).length
  for (let at = before; at < mostInvitationsADay; at += 1) expect(await again()).toMatchObject({ ok: true })
  expect(await again()).toMatchObject({ problem: 'too-often', detail: { most: mostInvitationsADay } })
  expect(await invite(cast.ihor, 99)).toMatchObject({ problem: 'too-often' })
  expect(await database().select().from(people).where(eq(people.email, 'often99@firm.test'))).toEqual([])
  expect(await invite(cast.marta, 99)).toMatchObject({ ok: true })
  await transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = 'replica'`) // the log takes no change
    await tx.update(audit).set({ createdAt: sql`now() - interval '25 hours'` }).where(ofIhor)
  })
  expect(await again()).toMatchObject({ ok: true })
})

test('the guest too many leaves no account behind', async () => {
  const story = await begin()
  await Promise.all(Array.from({ length: mostGuests }, (_, at) => guestOf(story, 'read', `Crowd${at}`)))
  expect(await inviteGuest(cast.marta, invitation(story, { email: 'late@firm.test' }))).toMatchObject({ problem: 'too-many' })
  expect(await database().select().from(people).where(eq(people.email, 'late@firm.test'))).toEqual([])
})

test('somebody whose invitation an admin withdrew before they signed in is invited anew', async () => {
  const story = await begin()
  const invited = await inviteGuest(cast.marta, invitation(story, { email: 'withdrawn@firm.test' }))
  if (!invited.ok) throw new Error('not invited')
  expect(await withdrawInvitation(cast.ihor, invited.value.personId)).toMatchObject({ ok: true })
  expect(await guestsOf(cast.marta, { articleId: story })).toMatchObject({ value: [{ isOver: true, isDisabled: true }] })
  const again = await inviteGuest(cast.marta, invitation(story, { email: 'withdrawn@firm.test' }))
  expect(again).toMatchObject({ ok: true, value: { personId: invited.value.personId, link: expect.stringContaining('token=') } })
  expect(await guestsOf(cast.marta, { articleId: story })).toMatchObject({ value: [{ isOver: false, isDisabled: false }] })
})

test('a mail that is sent again has a new link for who has not signed in, and none for others; the one before stops working', async () => {
  const story = await begin()
  const first = await inviteGuest(cast.marta, invitation(story, { email: 'slow@firm.test' }))
  if (!first.ok) throw new Error('not invited')
  const about = { articleId: story, personId: first.value.personId }
  await expect(inviteAgain(cast.olena, about)).rejects.toThrow(NotAllowed)
  await expect(inviteAgain(cast.danylo, about)).rejects.toThrow(NotFound)
  const second = await inviteAgain(cast.marta, about)
  if (!second.ok) throw new Error('not invited again')
  const token = (path: string | null) => new URL(path ?? '', 'http://desk').searchParams.get('token') ?? ''
  expect(await personOfLink(token(first.value.link))).toBeNull()
  expect(await signInByLink(token(second.value.link), aVisitor)).toMatchObject({ ok: true, value: { personId: about.personId } })
  expect(await inviteAgain(cast.marta, about)).toEqual({ ok: true, value: { personId: about.personId, link: null } })
  const other = await begin()
  expect(await inviteAgain(cast.marta, { ...about, articleId: other })).toMatchObject({ problem: 'over' })
  const put = (values: object) => database().update(people).set(values).where(eq(people.id, about.personId))
  for (const [left, as] of [
    [{ disabledAt: sql`now()` }, { disabledAt: null }],
    [{ role: 'journalist' }, { role: 'guest' }],
  ] as const) {
    await put(left)
    expect(await inviteAgain(cast.marta, about)).toMatchObject({ problem: 'over' })
    await put(as)
  }
  expect(await inviteAgain(cast.marta, about)).toMatchObject({ ok: true })
  await end(about.personId)
  expect(await inviteAgain(cast.marta, about)).toMatchObject({ problem: 'over' })
})

test('an admin sees who is a guest of which story now, and nobody else does', async () => {
  const [one, other] = [await begin(), await begin()]
  const [here, past] = [await guestOf(one, 'comment', 'Present'), await guestOf(other, 'read', 'Past')]
  await inviteGuest(cast.marta, invitation(other, { email: here.email, may: 'read' }))
  await end(past.id)
  const found = (await invitations(cast.ihor)).filter(({ personId }) => [here.id, past.id].includes(personId))
  expect(found.map(({ articleId, may }) => [articleId, may]).sort()).toEqual(
    [
      [one, 'comment'],
      [other, 'read'],
    ].sort(),
  )
  for (const person of [cast.marta, cast.olena, here]) await expect(invitations(person)).rejects.toThrow(NotAllowed)
})

test('a guest has the list of their stories in the desk, and lists of the staff show them nothing', async () => {
  const story = await begin()
  const guest = await guestOf(story, 'read', 'Lister')
  expect(railItems(guest)).toEqual([{ href: '/desk', icon: 'stories' }])
  expect(await storiesOfGuest(guest, story)).toMatchObject([{ id: story }])
  expect(await storiesOfGuest(guest, cast.articles.published)).toEqual([])
  expect((await deskStories(guest, deskStoriesInput.parse({ scope: 'all' }))).stories).toEqual([])
})

test('a guest sees the story of their invitation, without what is said inside the newsroom, and no other', async () => {
  const { draft, submitted, published } = cast.articles
  const guest = await guestOf(draft, 'read', 'Reader')
  await shareWith(cast.olena, { articleId: draft, people: [cast.danylo.id] })
  await database().update(articles).set({ note: 'Between us', editorId: cast.marta.id }).where(eq(articles.id, draft))
  const seen = await draftFor(guest, draft)
  expect(seen).toMatchObject({ mustSuggest: true, guestMay: 'read', sharedWith: [], publications: [], note: null, editor: null })
  expect(JSON.stringify(await detailsFor(guest, { articleId: draft }))).not.toMatch(/Between us|Danylo|Marta/)
  for (const other of [submitted, published]) await expect(draftFor(guest, other)).rejects.toThrow(NotFound)
  await expect(startArticle(guest, { language: 'en' })).rejects.toThrow(NotAllowed)
  await expect(findColleagues(guest)).rejects.toThrow(NotAllowed)
})

test('an embargo does not close a story to its guests', async () => {
  const story = await begin()
  const guest = await guestOf(story, 'read', 'Source')
  const until = { embargoUntil: sql`now() + interval '1 day'`, embargoWall: '2099-01-01T00:00', embargoZone: 'UTC' }
  await database().update(articles).set(until).where(eq(articles.id, story))
  expect(await storiesOfGuest(guest)).toMatchObject([{ id: story, isEmbargoed: true }])
  expect(await draftFor(guest, story)).toMatchObject({ id: story })
})

test('who may only read does not comment, and who may comment does not suggest', async () => {
  const { draft } = cast.articles
  const [reader, commenter] = [await guestOf(draft, 'read', 'Watcher'), await guestOf(draft, 'comment', 'Critic')]
  const thread = () => ({ ...on(draft), text: 'Is that so?', mentions: [] })
  await expect(startThread(reader, thread())).rejects.toThrow(NotAllowed)
  expect(await startThread(commenter, thread())).toMatchObject({ ok: true })
  const step = { stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: 'X' }] } }
  const batch = () => ({ articleId: draft, seenVersion: 1, batchId: randomUUID(), steps: [step] })
  for (const guest of [reader, commenter]) await expect(addSteps(guest, { ...batch(), writer: guest.id })).rejects.toThrow(NotAllowed)
  const suggester = await guestOf(draft, 'suggest', 'Corrector')
  const before = await draftFor(cast.marta, draft)
  // What is no suggestion is left out.
  expect(await addSteps(suggester, { ...batch(), writer: suggester.id })).toMatchObject({ ok: true, value: { mustSuggest: true } })
  expect((await draftFor(cast.marta, draft)).draft.body).toEqual(before.draft.body)
})

test('a guest may name only those who have to do with the story; they are no colleague with whom one shares', async () => {
  const story = await begin()
  const guest = await guestOf(story, 'comment', 'Photographer')
  await inviteGuest(cast.marta, invitation(story, { email: guest.email }))
  const named = await findReaders(guest, { articleId: story, query: '' })
  expect(named.ok && named.value.map(({ name }) => name)).toEqual(['Marta', 'Olena'])
  expect((await findColleagues(cast.olena)).map(({ id }) => id)).not.toContain(guest.id)
  expect(await shareWith(cast.olena, { articleId: story, people: [guest.id] })).toMatchObject({ problem: 'unknown' })
})

test('a newsroom that requires a second factor of editors and admins requires none of its guests', async () => {
  const guest = await guestOf(await begin(), 'read', 'Factorless')
  await database().update(newsroom).set({ needsSecondFactor: true })
  expect(await needsFactor(database(), cast.marta.id)).toBe(true)
  expect(await needsFactor(database(), guest.id)).toBe(false)
  await database().update(newsroom).set({ needsSecondFactor: false })
})

test.each(['taken back', 'over', 'of a disabled account'] as const)('an invitation that is %s opens nothing', async (how) => {
  const { draft } = cast.articles
  const guest = await guestOf(draft, 'suggest', `Former ${how}`.replaceAll(' ', ''))
  expect((await readersAmong(database(), draft, [guest.id])).size).toBe(1)
  if (how === 'taken back') await takeBackGuest(cast.marta, { articleId: draft, personId: guest.id })
  else if (how === 'over') await end(guest.id)
  else await database().update(people).set({ disabledAt: sql`now()` }).where(eq(people.id, guest.id))
  expect((await readersAmong(database(), draft, [guest.id])).size).toBe(0)
  if (how === 'of a disabled account') return // no session of theirs is left
  expect(await storiesOfGuest(guest)).toEqual([])
  await expect(draftFor(guest, draft)).rejects.toThrow(NotFound)
  await expect(threadsOf(guest, { articleId: draft, isResolved: false })).rejects.toThrow(NotFound)
})

test('an invitation that is over is extended; both acts are in the audit', async () => {
  const { draft } = cast.articles
  const guest = await guestOf(draft, 'read', 'Returning')
  await end(guest.id)
  await expect(extendGuest(cast.olena, { articleId: draft, personId: guest.id, days: 3 })).rejects.toThrow(NotAllowed)
  expect(await extendGuest(cast.marta, { articleId: draft, personId: guest.id, days: 3 })).toMatchObject({ ok: true })
  expect(await newestAct(draft)).toMatchObject({ verb: 'extend-guest', detail: { person: guest.id, days: 3 } })
  expect(await storiesOfGuest(guest)).toHaveLength(1)
  await expect(takeBackGuest(cast.olena, { articleId: draft, personId: guest.id })).rejects.toThrow(NotAllowed)
  await takeBackGuest(cast.marta, { articleId: draft, personId: guest.id })
  expect(await newestAct(draft)).toMatchObject({ verb: 'take-back-guest', detail: { person: guest.id } })
  await expect(extendGuest(cast.marta, { articleId: draft, personId: guest.id, days: 3 })).rejects.toThrow(NotFound)
})

test('discarding the story ends its invitations, also when it is restored', async () => {
  const story = await begin()
  const guest = await guestOf(story, 'comment', 'Passing')
  expect(await discard(cast.olena, { articleId: story })).toMatchObject({ ok: true })
  expect(await storiesOfGuest(guest)).toEqual([])
  expect(await restoreDiscarded(cast.olena, { articleId: story })).toMatchObject({ ok: true })
  expect(await storiesOfGuest(guest)).toEqual([])
})

test('who becomes a journalist is no guest any more', async () => {
  const story = await begin()
  const guest = await guestOf(story, 'comment', 'Hired')
  expect(await changeRole(cast.ihor, guest.id, 'journalist')).toMatchObject({ ok: true })
  const left = await database()
    .select()
    .from(storyGuests)
    .where(and(eq(storyGuests.personId, guest.id), eq(storyGuests.articleId, story)))
  expect(left).toEqual([])
})

test('of the library a guest sees the pictures of their story, and no others', async () => {
  const story = await begin()
  const guest = await guestOf(story, 'read', 'Onlooker')
  const picture = async (hash: string) => {
    const about = { state: 'ready', name: 'a.jpg', format: 'jpeg', bytes: 1, width: 1200, height: 800, createdBy: cast.olena.id } as const
    const [row] = await database()
      .insert(media)
      .values({ hash, alt: '', credit: '', ...about })
      .returning()
    const file = { shape: 'full', width: 640, height: 427, format: 'avif', bytes: 1 } as const
    await database()
      .insert(renditions)
      .values({ mediaId: row?.id ?? '', ...file })
    return row?.id ?? ''
  }
  const [theirs, other] = ['d'.repeat(64), 'e'.repeat(64)]
  const hero = { mediaId: await picture(theirs), alt: '', caption: '', credit: '' }
  const otherId = await picture(other)
  await database().update(articles).set({ hero }).where(eq(articles.id, story))
  const find = (hash: string) => guestRendition(guest, { hash, shape: 'full', width: 640, format: 'avif' })
  expect(await find(theirs)).toMatchObject({ mediaId: hero.mediaId })
  expect(await find(other)).toBeNull()
  const asked = { pictures: [hero.mediaId, otherId], stories: [], attachments: [] }
  expect(await lookUp(guest, asked)).toMatchObject({ value: { pictures: [{ id: hero.mediaId }] } })
  await end(guest.id)
  expect(await find(theirs)).toBeNull()
})

test('of sounds, videos and documents a guest finds those in their story, and no others', async () => {
  const [story, another] = [await begin(), await begin()]
  const guest = await guestOf(story, 'read', 'Listener')
  const file = async (hash: string, articleId: string | null) => {
    const about = { kind: 'document', name: 'a.pdf', format: 'pdf', bytes: 1, pages: 1, createdBy: cast.olena.id } as const
    const [row] = await database()
      .insert(attachments)
      .values({ hash, sourceHash: hash, ...about })
      .returning()
    const id = row?.id ?? ''
    const offer = { type: 'doc', content: [{ type: 'document', attrs: { attachmentId: id } }] }
    const body = sql`${JSON.stringify(offer)}::jsonb`
    if (articleId) await database().update(drafts).set({ body }).where(eq(drafts.articleId, articleId))
    return id
  }
  const [theirs, other, nowhere] = ['1', '2', '3'].map((digit) => digit.repeat(64)) as [string, string, string]
  const ids = [await file(theirs, story), await file(other, another), await file(nowhere, null)]
  const find = async () => {
    const asked = { pictures: [], stories: [], attachments: ids }
    const addresses = [theirs, other, nowhere].map((hash) => guestAttachment(guest, { hash, format: 'pdf' }))
    const found = await Promise.all(addresses)
    const lookedUp = await lookUp(guest, asked)
    return { found: found.map((each) => each?.id ?? null), lookedUp: lookedUp.ok && lookedUp.value.attachments.map(({ id }) => id) }
  }
  expect(await find()).toEqual({ found: [ids[0], null, null], lookedUp: [ids[0]] })
  await end(guest.id)
  expect(await find()).toEqual({ found: [null, null, null], lookedUp: [] })
})
