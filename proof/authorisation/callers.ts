import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { encode } from 'next-auth/jwt'
import { database } from '#db/client.ts'
import { articles, revisions } from '#db/schema/articles.ts'
import { attachments } from '#db/schema/attachments.ts'
import { corrections } from '#db/schema/corrections.ts'
import { styleRules } from '#db/schema/house-style.ts'
import { media } from '#db/schema/media.ts'
import { passkeys, people, sessions } from '#db/schema/people.ts'
import { topics } from '#db/schema/taxonomy.ts'
import { storyPoints, storyTemplates } from '#db/schema/templates.ts'
import { secret } from '#lib/env.ts'
import { discard } from '#newsroom/articles/discard.ts'
import { startArticle } from '#newsroom/articles/start-article.ts'
import { startThread } from '#newsroom/comments/start-thread.ts'
import type { Person } from '#newsroom/people/person.ts'
import { sessionCookie } from '#newsroom/people/session-cookie.ts'
import { makePreviewLink } from '#newsroom/preview/make-preview-link.ts'
import { schedule } from '#newsroom/schedule/schedule.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { addSection, editorOf } from '#testing/editor-of.ts'
import { guestOf } from '#testing/guest-of.ts'

/**
 * Callers with a valid session. Olena made every story; Danylo is a journalist without access to them. Taras is an editor of the section that
 * the stories are in, and Sofia of another one.
 */
export const staff = ['olena', 'danylo', 'marta', 'ihor', 'taras', 'sofia'] as const
/** Callers without a valid session. Each belongs to an admin, so only the session can stop them. */
export const outsiders = ['anonymous', 'disabled', 'revoked', 'expired', 'forged'] as const
/**
 * Besides them an admin who proved who they are longer than ten minutes ago, and a guest of Olena's draft, who may suggest in it: what they may
 * do at all is in guest-table.ts.
 */
export const callerNames = [...outsiders, ...staff, 'stale', 'guest'] as const
export type CallerName = (typeof callerNames)[number]
export type Caller = { name: CallerName; id: string; email: string; cookie: string }

export type Fixtures = Cast & {
  taras: Person
  sofia: Person
  guest: Person
  otherSession: string
  disabledPerson: string
  picture: string
  attachment: string
  correction: string
  topics: [string, string]
  discarded: string
  comment: { threadId: string; commentId: string }
  previewLink: string
  passkey: string
  invited: string
  schedule: string
  styleRule: string
  template: string
  storyPoint: string
}

/**
 * The cast, plus a second session of Olena's, a picture in her draft, a sound of hers, a note on her published story, a discarded draft of hers, a
 * comment of hers on her draft, a passkey of hers, a preview link to it, somebody who is invited, a schedule of her submitted story, a point of its
 * checklist, a rule of the house style, a template, and the outsiders.
 */
export async function callersAndFixtures(): Promise<{ callers: Record<CallerName, Caller>; fixtures: Fixtures }> {
  const cast = await castForLong()
  const session = async (personId: string, more: object = {}) => {
    const [row] = await database()
      .insert(sessions)
      .values({ personId, expiresAt: sql`now() + interval '1 day'`, ...more })
      .returning({ id: sessions.id })
    if (!row) throw new Error('no session was made')
    return row.id
  }
  const caller = async (name: CallerName, id: string, sessionId: string, key = secret()): Promise<[CallerName, Caller]> => [
    name,
    {
      name,
      id,
      email: name === 'stale' ? cast.ihor.email : `${name}@paper.test`,
      cookie: `${sessionCookie().name}=${await encode({ token: { sid: sessionId }, secret: key })}`,
    },
  ]

  const [disabled, revoked, expired] = [await addAdmin('disabled'), await addAdmin('revoked'), await addAdmin('expired')]
  const disabledSession = await session(disabled)
  await database().update(people).set({ disabledAt: sql`now()` }).where(eq(people.id, disabled))
  const stale = await session(cast.ihor.id, { provenAt: sql`now() - interval '11 minutes'` })
  const named = await Promise.all([
    ...staff.map((name) => caller(name, cast[name].id, cast[name].sessionId)),
    caller('stale', cast.ihor.id, stale),
    caller('guest', cast.guest.id, cast.guest.sessionId),
    caller('disabled', disabled, disabledSession),
    caller('revoked', revoked, await session(revoked, { revokedAt: sql`now()` })),
    caller('expired', expired, await session(expired, { expiresAt: sql`now() - interval '1 second'` })),
    caller('forged', cast.ihor.id, cast.ihor.sessionId, 'another secret, of thirty-two characters or more'),
  ])
  const anonymous: Caller = { name: 'anonymous', id: cast.ihor.id, email: '', cookie: '' }
  return {
    callers: Object.fromEntries([['anonymous', anonymous], ...named]) as Record<CallerName, Caller>, // contains every name
    fixtures: {
      ...cast,
      otherSession: await session(cast.olena.id),
      disabledPerson: disabled,
      picture: await pictureOf(cast),
      attachment: await attachmentOf(cast),
      correction: await correctionOf(cast),
      topics: await twoTopics(),
      discarded: await startAndDiscard(cast),
      comment: await commentOf(cast),
      passkey: await passkeyOf(cast),
      invited: await invitedPerson(),
      previewLink: await previewLinkOf(cast),
      schedule: await scheduleOf(cast),
      ...(await helpOf(cast)),
    },
  }
}

/** The proof takes longer than ten minutes on a slow machine: what the cast has proved lasts longer here. */
async function castForLong(): Promise<Cast & { taras: Person; sofia: Person; guest: Person }> {
  const seeded = await seedCast()
  const guest = await guestOf(seeded.articles.draft, 'suggest', 'Guest')
  const cast = { ...seeded, ...(await editorsOfSections(seeded)), guest }
  await database().update(sessions).set({ provenAt: sql`now() + interval '1 day'` })
  return cast
}

/** An editor of the cast's section, and one of another. */
async function editorsOfSections({ section }: Cast): Promise<{ taras: Person; sofia: Person }> {
  return { taras: await editorOf(section.id, 'Taras'), sofia: await editorOf(await addSection('culture'), 'Sofia') }
}

async function addAdmin(name: string): Promise<string> {
  const [row] = await database()
    .insert(people)
    .values({ name, email: `${name}@paper.test`, role: 'admin' })
    .returning({ id: people.id })
  if (!row) throw new Error('no person was made')
  return row.id
}

async function startAndDiscard({ olena, section }: Cast): Promise<string> {
  const started = await startArticle(olena, { language: 'en' })
  if (!started.ok) throw new Error('no story was started')
  const { articleId } = started.value
  await database().update(articles).set({ sectionId: section.id }).where(eq(articles.id, articleId))
  if (!(await discard(olena, { articleId })).ok) throw new Error('the draft was not discarded')
  return articleId
}

async function helpOf({ articles: { submitted } }: Cast): Promise<Pick<Fixtures, 'styleRule' | 'template' | 'storyPoint'>> {
  const [rule] = await database()
    .insert(styleRules)
    .values({ language: 'en', term: 'commence', key: 'commence', better: 'begin' })
    .returning({ id: styleRules.id })
  const body = { type: 'doc' as const, content: [{ type: 'paragraph' }] }
  const [template] = await database()
    .insert(storyTemplates)
    .values({ language: 'en', name: 'Report', body, points: [{ text: 'Both sides were asked', holds: false }] })
    .returning({ id: storyTemplates.id })
  const [point] = await database()
    .insert(storyPoints)
    .values({ articleId: submitted, position: 0, text: 'The figures were counted', holds: false })
    .returning({ id: storyPoints.id })
  if (!rule || !template || !point) throw new Error('no help was made')
  return { styleRule: rule.id, template: template.id, storyPoint: point.id }
}

async function passkeyOf({ olena }: Cast): Promise<string> {
  const [row] = await database()
    .insert(passkeys)
    .values({ personId: olena.id, credentialId: 'of-no-device', publicKey: 'none', counter: 0, name: 'Phone' })
    .returning({ id: passkeys.id })
  if (!row) throw new Error('no passkey was made')
  return row.id
}

async function invitedPerson(): Promise<string> {
  const [row] = await database()
    .insert(people)
    .values({ name: 'invited', email: 'invited@paper.test', role: 'journalist' })
    .returning({ id: people.id })
  if (!row) throw new Error('nobody was invited')
  return row.id
}

async function previewLinkOf({ olena, articles: { draft } }: Cast): Promise<string> {
  const made = await makePreviewLink(olena, { articleId: draft, hours: 48, opensEmbargoed: false })
  if (!made.ok) throw new Error('no preview link was made')
  return made.value.id
}

async function commentOf({ olena, articles: { draft } }: Cast) {
  const ids = { threadId: randomUUID(), commentId: randomUUID() }
  const sent = { articleId: draft, seenVersion: 1, from: 1, to: 4, ...ids, text: 'Is that so?', mentions: [] }
  if (!(await startThread(olena, sent)).ok) throw new Error('no thread was started')
  return ids
}

async function scheduleOf({ marta, articles: { submitted: articleId } }: Cast): Promise<string> {
  const time = { wallTime: `${new Date().getFullYear() + 1}-06-15T12:00`, zone: 'Europe/Kyiv' }
  const planned = await schedule(marta, { kind: 'publish', articleId, seen: { article: 1, draft: 1 }, ...time })
  if (!planned.ok) throw new Error('nothing was scheduled')
  return planned.value.id
}

async function correctionOf({ marta, articles: { published } }: Cast): Promise<string> {
  const [revision] = await database().select({ id: revisions.id }).from(revisions).where(eq(revisions.articleId, published))
  if (!revision) throw new Error('the published story has no revision')
  const [note] = await database()
    .insert(corrections)
    .values({
      articleId: published,
      revisionId: revision.id,
      language: 'en',
      kind: 'correction',
      text: 'A note that stands.',
      createdBy: marta.id,
    })
    .returning({ id: corrections.id })
  if (!note) throw new Error('no note was made')
  return note.id
}

async function twoTopics(): Promise<[string, string]> {
  const rows = [
    { slug: 'harvest', name: { en: 'Harvest' } },
    { slug: 'ports', name: { en: 'Ports' } },
  ]
  const [one, other] = await database().insert(topics).values(rows).returning({ id: topics.id })
  if (!one || !other) throw new Error('no topics were made')
  return [one.id, other.id]
}

async function attachmentOf({ olena }: Cast): Promise<string> {
  const facts = { kind: 'audio', format: 'mp3', name: 'harbour.mp3', bytes: 1, seconds: 1 } as const
  const [sound] = await database()
    .insert(attachments)
    .values({ ...facts, hash: 'b'.repeat(64), sourceHash: 'c'.repeat(64), createdBy: olena.id })
    .returning({ id: attachments.id })
  if (!sound) throw new Error('no sound was made')
  return sound.id
}

async function pictureOf({ olena, articles: { draft } }: Cast): Promise<string> {
  const [picture] = await database()
    .insert(media)
    .values({
      hash: 'a'.repeat(64),
      state: 'ready',
      name: 'tram.jpg',
      format: 'jpeg',
      bytes: 1,
      width: 1200,
      height: 800,
      alt: 'A tram',
      credit: 'Olena',
      createdBy: olena.id,
    })
    .returning({ id: media.id })
  if (!picture) throw new Error('no picture was made')
  const hero = { mediaId: picture.id, alt: 'A tram', caption: '', credit: 'Olena' }
  await database().update(articles).set({ hero }).where(eq(articles.id, draft))
  return picture.id
}
