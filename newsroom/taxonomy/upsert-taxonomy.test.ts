import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { audit, outbox } from '#db/schema/record.ts'
import { authors, sectionRedirects, sections } from '#db/schema/taxonomy.ts'
import { NotAllowed } from '#lib/outcome.ts'
import { tags } from '#lib/tags.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { upsertTaxonomy } from './upsert-taxonomy.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

const war = { slug: 'war', name: { en: 'War today', uk: 'Війна' }, position: 3 }
const life = { slug: 'life', name: { en: 'Life' }, position: 4 }

test('an editor upserts the taxonomy: new rows are created, existing ones keep their id and are updated', async () => {
  // The slug of the new one was that of a section that was merged: its readers were led to another one until now.
  const [peace] = await database()
    .insert(sections)
    .values({ slug: 'peace', name: { en: 'Peace' }, position: 9 })
    .returning({ id: sections.id })
  const peaceId = peace?.id ?? ''
  await database().insert(sectionRedirects).values({ slug: 'life', sectionId: peaceId })
  const answer = await upsertTaxonomy(cast.marta, {
    sections: [war, life],
    topics: [],
    authors: [{ slug: cast.author.slug, name: { en: 'Olena H.' }, title: { en: 'Editor' } }],
  })
  if (!answer.ok) throw new Error('refused')
  expect(answer.value.sections.get('war')).toBe(cast.section.id)
  const [renewed] = await database()
    .select({ name: sections.name, position: sections.position })
    .from(sections)
    .where(eq(sections.slug, 'war'))
  expect(renewed).toEqual({ name: war.name, position: 3 })
  const [author] = await database().select({ id: authors.id, name: authors.name }).from(authors).where(eq(authors.slug, cast.author.slug))
  expect(author).toEqual({ id: cast.author.id, name: { en: 'Olena H.' } })
  const [told] = await database().select({ tags: outbox.tags }).from(outbox)
  expect(told?.tags).toEqual(
    expect.arrayContaining([tags.newsroom(), tags.section(cast.section.id), tags.section(peaceId), tags.author(cast.author.id)]),
  )
  expect(await database().select({ by: audit.personId }).from(audit).where(eq(audit.verb, 'upsert-taxonomy'))).toEqual([
    { by: cast.marta.id },
  ])
})

test('a journalist may not, and nothing changes', async () => {
  await expect(
    upsertTaxonomy(cast.olena, { sections: [{ slug: 'gossip', name: { en: 'Gossip' } }], topics: [], authors: [] }),
  ).rejects.toThrow(NotAllowed)
  expect(await database().select().from(sections).where(eq(sections.slug, 'gossip'))).toEqual([])
})
