import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { styleRules } from '#db/schema/house-style.ts'
import { done, NotFound, type Outcome } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { aboutStyleRule } from './input.ts'

/** Deletes a rule. The audit keeps what it said. */
export async function deleteStyleRule(editor: Person, { ruleId }: z.output<typeof aboutStyleRule>): Promise<Outcome<null, never>> {
  authorise(editor, 'manage writing help')
  return transaction(async (tx) => {
    const [deleted] = await tx
      .delete(styleRules)
      .where(eq(styleRules.id, ruleId))
      .returning({ language: styleRules.language, term: styleRules.term, better: styleRules.better, why: styleRules.why })
    if (!deleted) throw new NotFound(`style rule ${ruleId}`)
    await record(tx, editor, 'delete-style-rule', { kind: 'style-rule', id: ruleId }, deleted)
    return done(null)
  })
}
