import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { now, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { storyPoints } from '#db/schema/templates.ts'
import { done, NotFound, type Outcome } from '#lib/outcome.ts'
import { storyFor } from '#newsroom/articles/story-for.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { tickPointInput } from './input.ts'

/** Says that a point of the story's checklist is done, or is not. */
export async function tickPoint(
  person: Person,
  { articleId, pointId, isTicked }: z.output<typeof tickPointInput>,
): Promise<Outcome<null, never>> {
  return transaction(async (tx) => {
    authorise(person, 'save a story', await storyFor(tx, person, articleId))
    const [point] = await tx
      .select({ text: storyPoints.text, tickedAt: storyPoints.tickedAt })
      .from(storyPoints)
      .where(and(eq(storyPoints.id, pointId), eq(storyPoints.articleId, articleId)))
      .for('update')
    if (!point) throw new NotFound(`point ${pointId}`)
    if ((point.tickedAt !== null) === isTicked) return done(null)
    await tx
      .update(storyPoints)
      .set({ tickedAt: isTicked ? now : null })
      .where(eq(storyPoints.id, pointId))
    await record(tx, person, 'tick-point', { kind: 'article', id: articleId }, { text: point.text, isTicked })
    return done(null)
  })
}
