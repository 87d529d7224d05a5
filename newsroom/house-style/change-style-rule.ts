import { and, eq, ne } from 'drizzle-orm'
import type { z } from 'zod'
import { now, transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { styleRules } from '#db/schema/house-style.ts'
import { done, NotFound, no, type Outcome } from '#lib/outcome.ts'
import { isPublished } from '#lib/publication.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { StyleRuleProblem } from './add-style-rule.ts'
import type { changeStyleRuleInput } from './input.ts'
import { keyOfTerm } from './style-words.ts'

/** Changes a rule. Stories in which it is ignored go on ignoring it. */
export async function changeStyleRule(
  editor: Person,
  { ruleId, ...rule }: z.output<typeof changeStyleRuleInput>,
): Promise<Outcome<null, StyleRuleProblem>> {
  authorise(editor, 'manage writing help')
  if (!isPublished(rule.language)) return no('foreign-language')
  if (rule.term === rule.better) return no('no-difference')
  const key = keyOfTerm(rule.term)
  return transaction(async (tx) => {
    const [same] = await tx
      .select({ id: styleRules.id })
      .from(styleRules)
      .where(and(eq(styleRules.language, rule.language), eq(styleRules.key, key), ne(styleRules.id, ruleId)))
    if (same) return no('there-already')
    const [changed] = await tx
      .update(styleRules)
      .set({ ...rule, key, changedAt: now })
      .where(eq(styleRules.id, ruleId))
      .returning({ id: styleRules.id })
    if (!changed) throw new NotFound(`style rule ${ruleId}`)
    await record(tx, editor, 'change-style-rule', { kind: 'style-rule', id: ruleId }, rule)
    return done(null)
  })
}
