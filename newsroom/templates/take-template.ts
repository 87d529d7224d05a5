import { eq, max } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { storyPoints, storyTemplates } from '#db/schema/templates.ts'
import type { ArticleDocument } from '#lib/document-types.ts'
import { done, NotFound, type Outcome } from '#lib/outcome.ts'
import { storyFor } from '#newsroom/articles/story-for.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { takeTemplateInput } from './input.ts'

export type TakenTemplate = { headline: string; dek: string; body: ArticleDocument; sectionId: string | null }

/** Gives a story the points of a template, after those that it has, and returns its words and blocks, which the editor puts into the story. */
export async function takeTemplate(
  person: Person,
  { articleId, templateId }: z.output<typeof takeTemplateInput>,
): Promise<Outcome<TakenTemplate, never>> {
  return transaction(async (tx) => {
    authorise(person, 'save a story', await storyFor(tx, person, articleId))
    const [template] = await tx.select().from(storyTemplates).where(eq(storyTemplates.id, templateId))
    if (!template) throw new NotFound(`template ${templateId}`)
    const { name, headline, dek, body, sectionId, points } = template
    const [last] = await tx
      .select({ position: max(storyPoints.position) })
      .from(storyPoints)
      .where(eq(storyPoints.articleId, articleId))
    const start = (last?.position ?? -1) + 1
    const rows = points.map(({ text, holds }, at) => ({ articleId, text, holds, position: start + at }))
    // A point that the story has already stays, with its tick.
    if (rows.length > 0) await tx.insert(storyPoints).values(rows).onConflictDoNothing()
    await record(tx, person, 'take-template', { kind: 'article', id: articleId }, { template: name })
    return done({ headline, dek, body, sectionId })
  })
}
