import { and, count, eq, ne } from 'drizzle-orm'
import type { z } from 'zod'
import { now, type Transaction, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { sections } from '#db/schema/taxonomy.ts'
import { storyTemplates } from '#db/schema/templates.ts'
import { done, NotFound, no, type Outcome } from '#lib/outcome.ts'
import { isPublished } from '#lib/publication.ts'
import { emptyDocument } from '#newsroom/articles/document.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { saveTemplateInput } from './input.ts'

/** All are offered at once. */
export const mostTemplates = 100

type Sent = z.output<typeof saveTemplateInput>
export type TemplateProblem = 'there-already' | 'foreign-language' | 'no-section' | 'too-many-templates'

/** Makes a template, without blocks at first unless a deleted one is put back, or changes its name, language, section and points. Stories that began with it stay as they are. */
export async function saveTemplate(
  editor: Person,
  { templateId, text, ...template }: Sent,
): Promise<Outcome<{ templateId: string }, TemplateProblem>> {
  authorise(editor, 'manage writing help')
  if (!isPublished(template.language)) return no('foreign-language')
  return transaction(async (tx) => {
    const problem = await findProblem(tx, { templateId, ...template })
    if (problem) return no(problem)
    const id = templateId === null ? await insert(tx, template, text) : await change(tx, templateId, template)
    if (id === null) return no('there-already')
    await record(tx, editor, 'save-template', { kind: 'template', id }, { ...template, isNew: templateId === null })
    return done({ templateId: id })
  })
}

async function findProblem(tx: Transaction, { templateId, name, language, sectionId }: Sent): Promise<TemplateProblem | null> {
  const [same] = await tx
    .select({ id: storyTemplates.id })
    .from(storyTemplates)
    .where(
      and(
        eq(storyTemplates.language, language),
        eq(storyTemplates.name, name),
        templateId === null ? undefined : ne(storyTemplates.id, templateId),
      ),
    )
  if (same) return 'there-already'
  const section =
    sectionId !== null && (await tx.select({ id: sections.id }).from(sections).where(eq(sections.id, sectionId)).for('key share'))
  if (section && section.length === 0) return 'no-section'
  const [all] = await tx.select({ total: count() }).from(storyTemplates)
  return templateId === null && (all?.total ?? 0) >= mostTemplates ? 'too-many-templates' : null
}

type Template = Omit<Sent, 'templateId' | 'text'>

async function insert(tx: Transaction, template: Template, text: Sent['text']): Promise<string | null> {
  const [made] = await tx
    .insert(storyTemplates)
    .values({ ...template, ...(text ?? { body: emptyDocument }) })
    .onConflictDoNothing() // somebody made one of this name at this moment
    .returning({ id: storyTemplates.id })
  return made?.id ?? null
}

async function change(tx: Transaction, templateId: string, template: Template): Promise<string> {
  const [changed] = await tx
    .update(storyTemplates)
    .set({ ...template, changedAt: now })
    .where(eq(storyTemplates.id, templateId))
    .returning({ id: storyTemplates.id })
  if (!changed) throw new NotFound(`template ${templateId}`)
  return changed.id
}
