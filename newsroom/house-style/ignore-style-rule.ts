import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { ignoredStyleRules, styleRules } from '#db/schema/house-style.ts'
import { done, NotFound, type Outcome } from '#lib/outcome.ts'
import { storyFor } from '#newsroom/articles/story-for.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { ignoreStyleRuleInput } from './input.ts'

/** In one story, a rule is no longer looked for, or is again. */
export async function ignoreStyleRule(
  person: Person,
  { articleId, ruleId, isIgnored }: z.output<typeof ignoreStyleRuleInput>,
): Promise<Outcome<null, never>> {
  return transaction(async (tx) => {
    authorise(person, 'save a story', await storyFor(tx, person, articleId))
    const [rule] = await tx.select({ term: styleRules.term }).from(styleRules).where(eq(styleRules.id, ruleId)).for('key share')
    if (!rule) throw new NotFound(`style rule ${ruleId}`)
    const ignored = { articleId, ruleId }
    const changed = isIgnored
      ? await tx.insert(ignoredStyleRules).values(ignored).onConflictDoNothing().returning()
      : await tx
          .delete(ignoredStyleRules)
          .where(and(eq(ignoredStyleRules.articleId, articleId), eq(ignoredStyleRules.ruleId, ruleId)))
          .returning()
    if (changed.length > 0) await record(tx, person, 'ignore-style-rule', { kind: 'article', id: articleId }, { ...rule, isIgnored })
    return done(null)
  })
}
