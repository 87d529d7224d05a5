import { count, eq } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { styleRules } from '#db/schema/house-style.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { isPublished } from '#lib/publication.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { StyleRuleSent } from './input.ts'
import { keyOfTerm } from './style-words.ts'

/** In one language: each is compared with every text. */
export const mostRules = 5000

export type StyleRuleProblem = 'there-already' | 'foreign-language' | 'no-difference'

/** Adds a rule of the house style. Open stories have it when their window gets the focus. */
export async function addStyleRule(
  editor: Person,
  rule: StyleRuleSent,
): Promise<Outcome<{ ruleId: string }, StyleRuleProblem | 'too-many-rules'>> {
  authorise(editor, 'manage writing help')
  if (!isPublished(rule.language)) return no('foreign-language')
  if (rule.term === rule.better) return no('no-difference')
  return transaction(async (tx) => {
    const [found] = await tx.select({ total: count() }).from(styleRules).where(eq(styleRules.language, rule.language))
    if ((found?.total ?? 0) >= mostRules) return no('too-many-rules')
    const [added] = await tx
      .insert(styleRules)
      .values({ ...rule, key: keyOfTerm(rule.term) })
      .onConflictDoNothing()
      .returning({ ruleId: styleRules.id })
    if (!added) return no('there-already')
    await record(tx, editor, 'add-style-rule', { kind: 'style-rule', id: added.ruleId }, rule)
    return done(added)
  })
}
