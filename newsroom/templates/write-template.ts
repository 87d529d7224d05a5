import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { now, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { storyTemplates } from '#db/schema/templates.ts'
import { done, NotFound, no, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { writeTemplateInput } from './input.ts'

/** Saves the text of a template. One that somebody else saved meanwhile is not replaced. */
export async function writeTemplate(
  editor: Person,
  { templateId, seen, ...text }: z.output<typeof writeTemplateInput>,
): Promise<Outcome<{ version: number }, 'stale'>> {
  authorise(editor, 'manage writing help')
  return transaction(async (tx) => {
    const [template] = await tx
      .select({ version: storyTemplates.version, name: storyTemplates.name })
      .from(storyTemplates)
      .where(eq(storyTemplates.id, templateId))
      .for('update')
    if (!template) throw new NotFound(`template ${templateId}`)
    if (template.version !== seen) return no('stale')
    const version = seen + 1
    await tx
      .update(storyTemplates)
      .set({ ...text, version, changedAt: now })
      .where(eq(storyTemplates.id, templateId))
    await record(tx, editor, 'write-template', { kind: 'template', id: templateId }, { name: template.name, version })
    return done({ version })
  })
}
