import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { storyTemplates } from '#db/schema/templates.ts'
import { done, NotFound, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { aboutTemplate } from './input.ts'

const { name, language, sectionId, points, headline, dek, body } = storyTemplates
const whole = { name, language, sectionId, points, headline, dek, body }
type Deleted = Pick<typeof storyTemplates.$inferSelect, 'name' | 'language' | 'sectionId' | 'points' | 'headline' | 'dek' | 'body'>

/** Deletes a template, and returns what it was, so that it can be put back. Stories that began with it keep their blocks and their points. */
export async function deleteTemplate(editor: Person, { templateId }: z.output<typeof aboutTemplate>): Promise<Outcome<Deleted, never>> {
  authorise(editor, 'manage writing help')
  return transaction(async (tx) => {
    const [deleted] = await tx.delete(storyTemplates).where(eq(storyTemplates.id, templateId)).returning(whole)
    if (!deleted) throw new NotFound(`template ${templateId}`)
    await record(tx, editor, 'delete-template', { kind: 'template', id: templateId }, deleted)
    return done(deleted)
  })
}
