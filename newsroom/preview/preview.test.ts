import { eq, sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { articles, drafts } from '#db/schema/articles.ts'
import { previewLinks } from '#db/schema/previews.ts'
import { audit } from '#db/schema/record.ts'
import { NotAllowed, NotFound } from '#lib/outcome.ts'
import { discard } from '#newsroom/articles/discard.ts'
import { replaceText } from '#newsroom/articles/replace-text.ts'
import { liftEmbargo } from '#newsroom/embargo/lift-embargo.ts'
import { setEmbargo } from '#newsroom/embargo/set-embargo.ts'
import { addPicture } from '#newsroom/media/add-picture.ts'
import type { Person } from '#newsroom/people/person.ts'
import { limits } from '#newsroom/people/sign-in-throttle.ts'
import { publish } from '#newsroom/workflow/publish.ts'
import { takedown } from '#newsroom/workflow/takedown.ts'
import { unpublish } from '#newsroom/workflow/unpublish.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { emptier } from '#testing/empty-database.ts'
import { ownHome, photo } from '#testing/pictures.ts'
import { makePreviewLink, mostOpenLinks } from './make-preview-link.ts'
import { openPreview, previewPicture, previewStanding } from './open-preview.ts'
import { previewLinksOf } from './preview-links.ts'
import { revokePreviewLink } from './revoke-preview-link.ts'

ownHome()
const client = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
let empty: () => Promise<void>
let cast: Cast
beforeAll(async () => {
  empty = await emptier(client)
})
beforeEach(async () => {
  await empty()
  cast = await seedCast()
})
afterAll(() => client.end())

const address = '192.0.2.7'

async function make(person: Person, articleId: string, opensEmbargoed = false): Promise<{ id: string; token: string }> {
  const made = await makePreviewLink(person, { articleId, hours: 48, opensEmbargoed })
  if (!made.ok) throw new Error(made.problem)
  return { id: made.value.id, token: made.value.path.replace('/preview/', '') }
}

const kindOf = async (token: string) => (await previewStanding(token, address)).kind
const embargo = (articleId: string) => setEmbargo(cast.marta, { articleId, wallTime: '2099-01-01T00:00', zone: 'UTC', reason: 'A court' })

test('who has the link reads the story as it is written now, without an account; each time is counted', async () => {
  const articleId = cast.articles.submitted
  const { token } = await make(cast.olena, articleId)
  const [stored] = await database().select().from(previewLinks)
  expect(JSON.stringify(stored)).not.toContain(token)
  expect(await previewStanding(token, address)).toEqual({ kind: 'open', language: 'en' })
  expect(await openPreview(token)).toMatchObject({ article: { headline: 'The submitted story' }, embargo: null, until: expect.any(Date) })
  const { body } = (await database().select().from(drafts).where(eq(drafts.articleId, articleId)))[0] ?? {}
  await replaceText(cast.olena, { articleId, seenVersion: 1, headline: 'A newer headline', dek: '', body })
  expect((await openPreview(token))?.article.headline).toBe('A newer headline')
  const links = await previewLinksOf(cast.olena, { articleId })
  expect(links).toMatchObject({ ok: true, value: [{ openedCount: 2, openedAt: expect.any(Date), standing: 'open', createdBy: 'Olena' }] })
})

test('a link ends after its time, and when it is revoked; nothing tells one closed link from another', async () => {
  const articleId = cast.articles.draft
  const [first, second] = [await make(cast.olena, articleId), await make(cast.olena, articleId)]
  await database().update(previewLinks).set({ expiresAt: sql`now()` }).where(eq(previewLinks.id, first.id))
  expect(await revokePreviewLink(cast.marta, { articleId, linkId: second.id })).toMatchObject({ ok: true })
  for (const token of [first.token, second.token, 'x'.repeat(43)]) {
    expect(await previewStanding(token, address)).toEqual({ kind: 'closed' })
    expect(await openPreview(token)).toBeNull()
  }
  const links = await previewLinksOf(cast.marta, { articleId })
  expect(links.ok && links.value.map(({ standing }) => standing).sort()).toEqual(['ended', 'revoked'])
  const verbs = await database().select({ verb: audit.verb }).from(audit).where(eq(audit.subjectId, articleId))
  expect(verbs.map(({ verb }) => verb)).toEqual(['make-preview-link', 'make-preview-link', 'revoke-preview-link'])
  await expect(revokePreviewLink(cast.marta, { articleId: cast.articles.submitted, linkId: first.id })).rejects.toThrow(NotFound)
})

test('under an embargo a link opens nothing, unless an editor made it so expressly', async () => {
  const articleId = cast.articles.draft
  const usual = await make(cast.olena, articleId)
  await embargo(articleId)
  const express = await make(cast.marta, articleId, true)
  await expect(make(cast.olena, articleId, true)).rejects.toThrow(NotAllowed)
  expect([await kindOf(usual.token), await openPreview(usual.token)]).toEqual(['closed', null])
  expect([await kindOf(express.token), await openPreview(express.token)]).toEqual([
    'open',
    expect.objectContaining({ embargo: expect.objectContaining({ zone: 'UTC' }) }),
  ])
  await liftEmbargo(cast.marta, { articleId, reason: 'It is out' })
  expect(await kindOf(usual.token)).toBe('open')
})

test('publishing and unpublishing end no link; taking down and discarding end all', async () => {
  const { submitted, draft } = cast.articles
  const [one, other] = [await make(cast.olena, submitted), await make(cast.olena, draft)]
  expect(await publish(cast.marta, { articleId: submitted, seen: { article: 1, draft: 1 } })).toMatchObject({ ok: true })
  expect(await kindOf(one.token)).toBe('open')
  await unpublish(cast.marta, { articleId: submitted })
  expect(await kindOf(one.token)).toBe('open')
  await takedown(cast.marta, { articleId: submitted, reason: 'A court' })
  await discard(cast.olena, { articleId: draft })
  expect([await kindOf(one.token), await kindOf(other.token)]).toEqual(['closed', 'closed'])
  expect(await makePreviewLink(cast.marta, { articleId: submitted, hours: 48, opensEmbargoed: false })).toMatchObject({
    problem: 'wrong-stage',
  })
})

test('the pictures of the draft are seen through its link, and no others, and not under an embargo', async () => {
  const articleId = cast.articles.draft
  const bytes = async (width: number) => ({ name: 'a.jpg', bytes: await photo(width, 600).jpeg().toBuffer() })
  const add = async (width: number) => {
    const added = await addPicture(cast.olena, await bytes(width), { renditions: 'now' })
    if (!added.ok) throw new Error(added.problem)
    return added.value
  }
  const [hero, inText, foreign] = [await add(640), await add(650), await add(660)]
  const show = (mediaId: string) => ({ mediaId, alt: 'A', caption: '', credit: 'C' })
  await database()
    .update(articles)
    .set({ hero: show(hero.id) })
    .where(eq(articles.id, articleId))
  await replaceText(cast.olena, {
    articleId,
    seenVersion: 1,
    headline: 'With pictures',
    dek: '',
    body: { type: 'doc', content: [{ type: 'picture', attrs: show(inText.id) }] },
  })
  const { token } = await make(cast.olena, articleId)
  const see = async (hash: string) => (await previewPicture(token, { hash, shape: 'full', width: 320, format: 'jpg' })) !== null
  expect([await see(hero.hash), await see(inText.hash), await see(foreign.hash)]).toEqual([true, true, false])
  const preview = await openPreview(token)
  expect(preview?.article.hero).toMatchObject({ through: `/preview/${token}` })
  expect(preview?.article.pictures).toMatchObject([{ through: `/preview/${token}` }, { through: `/preview/${token}` }])
  await embargo(articleId)
  expect([await see(hero.hash), await see(inText.hash)]).toEqual([false, false])
})

test('a network that tries wrong secrets is refused for a while, and locks out nobody else', async () => {
  const { token } = await make(cast.olena, cast.articles.draft)
  for (let tries = 0; tries < limits.address; tries += 1) expect(await kindOf(`${tries}`.padEnd(43, 'x'))).toBe('closed')
  expect(await kindOf(token)).toBe('too-many')
  expect(await previewStanding(token, '198.51.100.1')).toMatchObject({ kind: 'open' })
})

test('a colleague’s story is not shown outside, and no story by ever more links', async () => {
  await expect(make(cast.danylo, cast.articles.draft)).rejects.toThrow(NotFound)
  for (let made = 0; made < mostOpenLinks; made += 1) await make(cast.olena, cast.articles.draft)
  await expect(make(cast.olena, cast.articles.draft)).rejects.toThrow('too-many')
})
