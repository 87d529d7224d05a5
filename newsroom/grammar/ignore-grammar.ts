import { and, count, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { transaction } from '#db/client.ts'
import { record } from '#db/record.ts'
import { articles } from '#db/schema/articles.ts'
import { ignoredGrammar } from '#db/schema/grammar.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { storyFor } from '#newsroom/articles/story-for.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { ignoreGrammarInput } from './input.ts'

/** In one story. */
export const mostIgnored = 1_000

/**
 * In one story, the grammar no longer says this of these words, to nobody who works on it; or does again. The audit names the rule alone: it is
 * kept for ever, and no words of a draft belong there.
 */
export async function ignoreGrammar(
  person: Person,
  { articleId, rule, words, isIgnored }: z.output<typeof ignoreGrammarInput>,
): Promise<Outcome<null, 'too-many-ignored'>> {
  return transaction(async (tx) => {
    authorise(person, 'save a story', await storyFor(tx, person, articleId))
    await tx.select({ id: articles.id }).from(articles).where(eq(articles.id, articleId)).for('no key update') // counted by one at a time
    const [all] = await tx.select({ total: count() }).from(ignoredGrammar).where(eq(ignoredGrammar.articleId, articleId))
    if (isIgnored && (all?.total ?? 0) >= mostIgnored) return no('too-many-ignored')
    const changed = isIgnored
      ? await tx.insert(ignoredGrammar).values({ articleId, rule, words }).onConflictDoNothing().returning()
      : await tx
          .delete(ignoredGrammar)
          .where(and(eq(ignoredGrammar.articleId, articleId), eq(ignoredGrammar.rule, rule), eq(ignoredGrammar.words, words)))
          .returning()
    if (changed.length > 0) await record(tx, person, 'ignore-grammar', { kind: 'article', id: articleId }, { rule, isIgnored })
    return done(null)
  })
}
