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
import { tagsOfLed } from './merged-slugs.ts'
import { slugOfName } from './texts.ts'

/** Adds a section after the others. The slug is made from its first name and never changes. If it was a merged section's, it is this one's from then on. */
export async function createSection(
  actor: Actor,
  { name }: z.output<typeof createSectionInput>,
): Promise<Outcome<{ id: string }, 'exists'>> {
  authorise(actor, 'manage the taxonomy')
  return transaction(async (tx) => {
    const slug = slugOfName(name)
    const position = sql`(select coalesce(max(position) + 1, 0) from ${sections})`
    const [section] = await tx
      .insert(sections)
      .values({ slug, name: storedTexts(name), position })
      .onConflictDoNothing({ target: sections.slug })
      .returning({ id: sections.id })
    if (!section) return no('exists')
    await record(tx, actor, 'create-section', { kind: 'section', id: section.id }, { name })
    const touched = [tags.newsroom(), tags.section(section.id), ...(await tagsOfLed(tx, 'section', [slug]))]
    await announce(tx, touched, { kind: 'changed', what: 'section', id: section.id })
    return done(section)
  })
}
