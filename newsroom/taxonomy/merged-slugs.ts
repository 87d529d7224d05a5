import { sql } from 'drizzle-orm'
import type { Reading, Transaction } from '#db/client.ts'
import { authorRedirects, sectionRedirects, topicRedirects } from '#db/schema/taxonomy.ts'
import type { ListKind } from '#lib/addresses.ts'

const redirectsOf = {
  section: { table: sectionRedirects, into: sql.identifier('section_id') },
  topic: { table: topicRedirects, into: sql.identifier('topic_id') },
  author: { table: authorRedirects, into: sql.identifier('author_id') },
} as const

/** For the end of a merge: from now on `gone`, and everything that was merged into it before, leads to `kept`. */
export async function leadToKept(tx: Transaction, kind: ListKind, gone: { id: string; slug: string }, kept: { id: string; slug: string }) {
  const { table, into } = redirectsOf[kind]
  await tx.execute(sql`update ${table} set ${into} = ${kept.id} where ${into} = ${gone.id}`)
  // One of these slugs may be that of something merged before: it is the newer one's, and revisions still name the older one by its id.
  await tx.execute(sql`delete from ${table} where former_id is null and slug in (${gone.slug}, ${kept.slug})`)
  await tx.execute(sql`update ${table} set slug = former_id::text where slug in (${gone.slug}, ${kept.slug})`)
  await tx.execute(sql`insert into ${table} (slug, former_id, ${into}) values (${gone.slug}, ${gone.id}, ${kept.id})`)
}

/** The ids that these slugs, of merged things, lead to. Something that exists with such a slug takes precedence. */
export async function findMerged(reading: Reading, kind: ListKind, slugs: readonly string[]): Promise<{ id: string; slug: string }[]> {
  if (slugs.length === 0) return []
  const { table, into } = redirectsOf[kind]
  return reading.execute<{ id: string; slug: string }>(
    sql`select ${into} as id, slug from ${table} where slug in (${sql.join(
      slugs.map((slug) => sql`${slug}`),
      sql`, `,
    )})`,
  )
}
