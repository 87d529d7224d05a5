import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { announce, record } from '#db/record.ts'
import { sections } from '#db/schema/taxonomy.ts'
import { done, NotFound, type Outcome } from '#lib/outcome.ts'
import { storedTexts } from '#lib/publication.ts'
import { tags } from '#lib/tags.ts'
import type { Actor } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { changeSectionInput } from './input.ts'
import { textOrNone } from './texts.ts'

/** Changes a section's names and description. Its slug stays, so no link breaks. */
export async function changeSection(
  actor: Actor,
  { sectionId, name, description }: z.output<typeof changeSectionInput>,
): Promise<Outcome<{ id: string }, never>> {
  authorise(actor, 'manage the taxonomy')
  return transaction(async (tx) => {
    const [changed] = await tx
      .update(sections)
      .set({ name: storedTexts(name), description: textOrNone(description) })
      .where(eq(sections.id, sectionId))
      .returning({ id: sections.id })
    if (!changed) throw new NotFound(`section ${sectionId}`)
    await record(tx, actor, 'change-section', { kind: 'section', id: sectionId }, { name, description })
    await announce(tx, [tags.newsroom(), tags.section(sectionId)], { kind: 'changed', what: 'section', id: sectionId })
    return done(changed)
  })
}
