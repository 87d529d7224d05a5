import { sql } from 'drizzle-orm'
import type { Reading, Transaction } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { authorRedirects, sectionRedirects, topicRedirects } from '#db/schema/taxonomy.ts'
import type { ListKind } from '#lib/addresses.ts'
import { tags } from '#lib/tags.ts'

const redirectsOf = {
  section: { table: sectionRedirects, into: sql.identifier('section_id') },
  topic: { table: topicRedirects, into: sql.identifier('topic_id') },
  author: { table: authorRedirects, into: sql.identifier('author_id') },
} as const

/** What is merged. One that was only `proposed` never had its address: readers are led from there as before. */
type Merged = { id: string; slug: string; proposed?: boolean }

/** For the end of a merge: from now on `gone`, and everything that was merged into it before, leads to `kept`. */
export async function leadToKept(tx: Transaction, kind: ListKind, gone: Merged, kept: Merged) {
  const { table, into } = redirectsOf[kind]
  await tx.execute(sql`update ${table} set ${into} = ${kept.id} where ${into} = ${gone.id}`)
  const theirs = [...(gone.proposed ? [] : [gone.slug]), ...(gone.proposed && kept.proposed ? [] : [kept.slug])]
  // One of these slugs may be that of something merged before: it is the newer one's, and revisions still name the older one by its id.
  for (const slug of theirs) {
    await tx.execute(sql`delete from ${table} where former_id is null and slug = ${slug}`)
    await tx.execute(sql`update ${table} set slug = former_id::text where slug = ${slug}`)
  }
  await tx.execute(sql`
    insert into ${table} (slug, former_id, ${into})
    select case when exists (select from ${table} where slug = ${gone.slug}) then ${gone.id}::text else ${gone.slug}::text end, ${gone.id}::uuid, ${kept.id}::uuid`)
}

/** The ids that these slugs, of merged things, lead to. Something that exists with such a slug takes precedence. */
export async function findMerged(reading: Reading, kind: ListKind, slugs: readonly string[]): Promise<{ id: string; slug: string }[]> {
  if (slugs.length === 0) return []
  const { table, into } = redirectsOf[kind]
  return reading.execute<{ id: string; slug: string }>(sql`select ${into} as id, slug from ${table} where ${isAmong(table.slug, slugs)}`)
}

/** The tags of pages that led elsewhere until now: something merged had these slugs, and what is new has them from now on. */
export async function tagsOfLed(reading: Reading, kind: ListKind, slugs: readonly string[]): Promise<string[]> {
  return (await findMerged(reading, kind, slugs)).map(({ id }) => tags[kind](id))
}
