import { asc, eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { ignoredGrammar, ownWords } from '#db/schema/grammar.ts'
import { storyFor } from '#newsroom/articles/story-for.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'

/** What the grammar leaves alone in a story: words of the person who writes, and what somebody ignores in this story. */
export type GrammarExceptions = { words: string[]; ignored: { rule: string; words: string }[] }

/** For a person who sees the story. Throws NotFound. */
export async function grammarExceptions(person: Person, articleId: string): Promise<GrammarExceptions> {
  authorise(person, 'see a story', await storyFor(database(), person, articleId))
  const words = await database()
    .select({ word: ownWords.word })
    .from(ownWords)
    .where(eq(ownWords.personId, person.id))
    .orderBy(asc(ownWords.word))
  const ignored = await database()
    .select({ rule: ignoredGrammar.rule, words: ignoredGrammar.words })
    .from(ignoredGrammar)
    .where(eq(ignoredGrammar.articleId, articleId))
    .orderBy(asc(ignoredGrammar.words), asc(ignoredGrammar.rule))
  return { words: words.map(({ word }) => word), ignored }
}
