import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { sections } from '#db/schema/taxonomy.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { storedTexts } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { createSectionInput } from './input.ts'
import { slugOfName } from './texts.ts'

/** Adds a section after the others. The slug is made from its first name and never changes. */
export async function createSection(
  actor: Actor,
  { name }: z.output<typeof createSectionInput>,
): Promise<Outcome<{ id: string }, 'exists'>> {
  authorise(actor, 'manage the taxonomy')
  return transaction(async (tx) => {
    const position = sql`(select coalesce(max(position) + 1, 0) from ${sections})`
    const [section] = await tx
      .insert(sections)
      .values({ slug: slugOfName(name), name: storedTexts(name), position })
      .onConflictDoNothing({ target: sections.slug })
      .returning({ id: sections.id })
    if (!section) return no('exists')
    await record(tx, actor, 'create-section', { kind: 'section', id: section.id }, { name })
    await announce(tx, [tags.newsroom(), tags.section(section.id)], { kind: 'changed', what: 'section', id: section.id })
    return done(section)
  })
}
