import type { Reading } from '#db/client.ts'
import type { Candidate } from '#newsroom/articles/candidate.ts'
import { storyOf } from '#newsroom/articles/story-schema.ts'
import { findStyle, prepareStyle, styleIn } from '#newsroom/house-style/find-style.ts'
import { readStyle } from '#newsroom/house-style/style-of-story.ts'
import type { Missing } from './missing.ts'

/** What an editor should look at before a story goes out. It holds nothing up. */
export type Advice = { what: 'house-style' | 'house-style-hero'; count: number }

/** A point of the checklist. */
export type Point = Missing | Advice

/** In the order of the text, then of the details. */
export async function adviceFor(reading: Reading, candidate: Candidate): Promise<Advice[]> {
  return styleAdvice(reading, candidate)
}

async function styleAdvice(reading: Reading, { articleId, language, hero, ...text }: Candidate): Promise<Advice[]> {
  const { rules, ignored } = await readStyle(reading, articleId, language)
  if (rules.length === 0) return []
  const prepared = prepareStyle(rules.filter(({ id }) => !ignored.includes(id)))
  const inText = styleIn(storyOf(text), prepared).length
  const inHero = hero ? [hero.alt, hero.caption, hero.credit].flatMap((words) => findStyle(words, prepared)).length : 0
  const advice: Advice[] = [
    { what: 'house-style', count: inText },
    { what: 'house-style-hero', count: inHero },
  ]
  return advice.filter(({ count }) => count > 0)
}
