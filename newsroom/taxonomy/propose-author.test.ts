import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { database, paperDatabase } from '#db/client.ts'
import { articleBylines } from '#db/schema/articles.ts'
import { publicAuthors } from '#db/schema/paper.ts'
import { outbox } from '#db/schema/record.ts'
import { authorRedirects, authors } from '#db/schema/taxonomy.ts'
import { changeDetails } from '#newsroom/articles/change-details.ts'
import { draftFor } from '#newsroom/articles/draft-for.ts'
import { startArticle } from '#newsroom/articles/start-article.ts'
import { invite } from '#newsroom/people/invite.ts'
import { roster } from '#newsroom/people/roster.ts'
import { publish } from '#newsroom/workflow/publish.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { changeAuthor } from './change-author.ts'
import { proposeAuthor } from './propose-author.ts'

let cast: Cast
beforeEach(async () => {
  await database().execute(sql`truncate people, sections, authors, feeds, articles, outbox, audit restart identity cascade`)
  cast = await seedCast()
})

const nameBoth = (en: string) => ({ name: { en, uk: '' } })
const nothing = { en: '', uk: '' }
const publicNames = async () => (await paperDatabase().select().from(publicAuthors)).map(({ name }) => name.en).sort()
const author = async (id: string) => (await database().select().from(authors).where(eq(authors.id, id)))[0]
async function expectId(answer: ReturnType<typeof proposeAuthor>): Promise<string> {
  const known = await answer
  if (!known.ok) throw new Error(known.problem)
  return known.value.id
}

test('a new story has its creator’s byline, or none if the account has no author', async () => {
  const bylines = async (person: typeof cast.olena) => {
    const answer = await startArticle(person, { language: 'en' })
    return answer.ok ? (await draftFor(person, answer.value.articleId)).bylines.map(({ name }) => name) : null
  }
  expect(await bylines(cast.olena)).toEqual(['Olena Hrytsenko'])
  expect(await bylines(cast.danylo)).toEqual([])
})

test('readers do not see a proposed author until an editor accepts the name', async () => {
  const id = await expectId(proposeAuthor(cast.danylo, nameBoth('Nadia Lys')))
  expect(await author(id)).toMatchObject({ proposed: true, personId: null, slug: 'nadia-lys' })
  expect(await publicNames()).toEqual(['Olena Hrytsenko'])
  expect(await proposeAuthor(cast.olena, nameBoth('Nadia Lys'))).toEqual({ ok: false, problem: 'exists' })
  await changeAuthor(cast.marta, { authorId: id, ...nameBoth('Nadia Lys'), title: nothing, biography: nothing, portraitId: null })
  expect(await publicNames()).toEqual(['Nadia Lys', 'Olena Hrytsenko'])
})

test('publishing a story accepts the authors in its byline, and no others', async () => {
  const [first, second] = [
    await expectId(proposeAuthor(cast.danylo, nameBoth('Nadia Lys'))),
    await expectId(proposeAuthor(cast.olena, nameBoth('Ivan Bilyk'))),
  ]
  const articleId = cast.articles.draft
  const [led] = await database()
    .insert(authors)
    .values({ slug: 'n-lys', name: { en: 'N. Lys' }, proposed: true })
    .returning()
  await database()
    .insert(authorRedirects)
    .values({ slug: 'nadia-lys', authorId: led?.id ?? '' })
  await changeDetails(cast.olena, { articleId, changes: { bylines: [cast.author.id, first] } })
  expect(await publish(cast.marta, { articleId, seen: { article: 2, draft: 1 } })).toMatchObject({ ok: true })
  expect(await author(first)).toMatchObject({ proposed: false })
  // Readers of the address that is theirs now were led to another author.
  const [announced] = await database().select({ tags: outbox.tags }).from(outbox).where(sql`event ->> 'kind' = 'published'`)
  expect(announced?.tags).toContain(`author:${led?.id}`)
  expect(await author(second)).toMatchObject({ proposed: true })
  expect(await publicNames()).toEqual(['Nadia Lys', 'Olena Hrytsenko'])
})

test('proposing one’s own name links the author to the account, once', async () => {
  const id = await expectId(proposeAuthor(cast.danylo, nameBoth('Danylo')))
  expect(await author(id)).toMatchObject({ personId: cast.danylo.id, proposed: true })
  const other = await expectId(proposeAuthor(cast.olena, nameBoth('Marta')))
  expect(await author(other)).toMatchObject({ personId: null })
})

test('an invited journalist gets the author of that name or a new one; with two namesakes, neither', async () => {
  const [known, ...namesakes] = await database()
    .insert(authors)
    .values([
      { slug: 'les-dorosh', name: { en: 'Les Dorosh' } },
      { slug: 'ivan-bilyk', name: { en: 'Ivan Bilyk' } },
      { slug: 'ivan-bilyk-2', name: { en: 'I. Bilyk', uk: 'Ivan Bilyk' } },
    ])
    .returning()
  const enter = async (name: string, role: 'journalist' | 'editor') => {
    const answer = await invite(cast.ihor, { name, role, email: `${name.replace(' ', '.').toLowerCase()}@paper.test` })
    if (!answer.ok) throw new Error(answer.problem)
    return (await database().select().from(authors).where(eq(authors.personId, answer.value.personId)))[0]
  }
  expect(await enter('les dorosh', 'journalist')).toMatchObject({ id: known?.id })
  expect(await enter('Nadia Lys', 'journalist')).toMatchObject({ slug: 'nadia-lys', proposed: false })
  expect(await enter('Olena Hrytsenko', 'journalist')).toMatchObject({ slug: expect.stringMatching(/^olena-hrytsenko-[0-9a-f]{6}$/) })
  expect(await enter('Ivan Bilyk', 'journalist')).toBeUndefined()
  expect(await enter('Petro Editor', 'editor')).toBeUndefined()
  expect(namesakes).toHaveLength(2)
  const people = await roster(cast.ihor)
  expect(people.find(({ name }) => name === 'les dorosh')).toMatchObject({ author: 'Les Dorosh' })
  expect(people.find(({ name }) => name === 'Marta')).toMatchObject({ author: null })
})

test('an editor links an author to an account and unlinks it; no account has two', async () => {
  const id = await expectId(proposeAuthor(cast.danylo, nameBoth('Nadia Lys')))
  const told = { ...nameBoth('Nadia Lys'), title: nothing, biography: nothing, portraitId: null }
  expect(await changeAuthor(cast.marta, { authorId: id, ...told, personId: cast.danylo.id })).toMatchObject({ ok: true })
  expect(await changeAuthor(cast.marta, { authorId: cast.author.id, ...told, personId: cast.danylo.id })).toEqual({
    ok: false,
    problem: 'account-taken',
  })
  expect(await changeAuthor(cast.marta, { authorId: id, ...told })).toMatchObject({ ok: true })
  expect(await author(id)).toMatchObject({ personId: cast.danylo.id })
  expect(await changeAuthor(cast.marta, { authorId: id, ...told, personId: null })).toMatchObject({ ok: true })
  expect(await author(id)).toMatchObject({ personId: null })
  expect(await database().select().from(articleBylines)).not.toHaveLength(0)
})
