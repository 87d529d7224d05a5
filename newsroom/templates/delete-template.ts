import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { storyTemplates } from '#db/schema/templates.ts'
import { done, NotFound, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { aboutTemplate } from './input.ts'

/** Deletes a template. Stories that began with it keep their blocks and their points. */
export async function deleteTemplate(editor: Person, { templateId }: z.output<typeof aboutTemplate>): Promise<Outcome<null, never>> {
  authorise(editor, 'manage writing help')
  return transaction(async (tx) => {
    const [deleted] = await tx
      .delete(storyTemplates)
      .where(eq(storyTemplates.id, templateId))
      .returning({ name: storyTemplates.name, language: storyTemplates.language, points: storyTemplates.points, body: storyTemplates.body })
    if (!deleted) throw new NotFound(`template ${templateId}`)
    await record(tx, editor, 'delete-template', { kind: 'template', id: templateId }, deleted)
    return done(null)
  })
}
