import { asc, eq } from 'drizzle-orm'
import { database, type Reading } from '#db/client.ts'
import { ignoredStyleRules, styleRules } from '#db/schema/house-style.ts'
import type { Language } from '#lib/languages.ts'
import { storyFor } from '#newsroom/articles/story-for.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'
import type { StyleRule } from './find-style.ts'

/** The rules of a language, and those of them that are ignored in a story. */
export type StyleOfStory = { rules: StyleRule[]; ignored: string[] }

/** For a person who sees the story. Throws NotFound. */
export async function styleOfStory(person: Person, articleId: string, language: Language): Promise<StyleOfStory> {
  authorise(person, 'see a story', await storyFor(database(), person, articleId))
  return readStyle(database(), articleId, language)
}

export async function readStyle(reading: Reading, articleId: string, language: Language): Promise<StyleOfStory> {
  const rules = await reading
    .select({ id: styleRules.id, term: styleRules.term, better: styleRules.better, why: styleRules.why })
    .from(styleRules)
    .where(eq(styleRules.language, language))
    .orderBy(asc(styleRules.id))
  const ignored = await reading
    .select({ id: ignoredStyleRules.ruleId })
    .from(ignoredStyleRules)
    .where(eq(ignoredStyleRules.articleId, articleId))
  return { rules, ignored: ignored.map(({ id }) => id) }
}
