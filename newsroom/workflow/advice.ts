import type { Reading } from '#db/client.ts'
import type { Candidate } from '#newsroom/articles/candidate.ts'
import { storyOf } from '#newsroom/articles/story-schema.ts'
import { ownPiecesOf } from '#newsroom/articles/text-pieces.ts'
import { type WithdrawnEmbed, withdrawnEmbeds } from '#newsroom/embeds/withdrawn-embeds.ts'
import { findStyle, prepareStyle, type StyleRule, styleIn } from '#newsroom/house-style/find-style.ts'
import { readStyle } from '#newsroom/house-style/style-of-story.ts'
import { styleWordsOf } from '#newsroom/house-style/style-words.ts'
import type { KnownLinks } from '#newsroom/links/known-links.ts'
import type { Missing } from './missing.ts'
import { type DifferingNumber, numbersThatDiffer } from './numbers-that-differ.ts'
import { spelledTwoWays, type TwoSpellings } from './spelled-two-ways.ts'

/** What an editor should look at before a story goes out. It holds nothing up. */
export type Advice =
  /** 'links-wait': links of which nothing is known, and that nobody tries before the embargo ends. */
  | { what: 'house-style' | 'house-style-hero' | 'links-wait'; count: number }
  | ({ what: 'number' } & DifferingNumber)
  | ({ what: 'name' } & TwoSpellings)
  | ({ what: 'embed' } & WithdrawnEmbed)
  /** A link that does not answer, as the text has it. */
  | { what: 'link'; href: string }

/** A point of the checklist. */
export type Point = Missing | Advice

/** In the order of the text, then of the details. */
export async function adviceFor(
  reading: Reading,
  candidate: Candidate,
  { broken, untried }: Pick<KnownLinks, 'broken'> & { untried: number },
): Promise<Advice[]> {
  const { rules, ignored } = await readStyle(reading, candidate.articleId, candidate.language)
  const withdrawn = await withdrawnEmbeds(reading, candidate.body)
  return [
    ...withdrawn.map((embed) => ({ what: 'embed' as const, ...embed })),
    ...broken.map(({ href }) => ({ what: 'link' as const, href })),
    ...(untried > 0 ? [{ what: 'links-wait' as const, count: untried }] : []),
    ...adviceOnFacts(candidate, rules),
    ...styleAdvice(candidate, rules, ignored),
  ]
}

/** Numbers and names, in the words of the story itself: not in what others published, nor in preformatted text. */
export function adviceOnFacts(
  { language, headline, dek, body, suggested, hero }: Pick<Candidate, 'language' | 'headline' | 'dek' | 'body' | 'suggested' | 'hero'>,
  rules: readonly StyleRule[],
): Advice[] {
  const story = storyOf({ headline, dek, body, suggested })
  const pieces = ownPiecesOf(story)
  const caption = hero ? [hero.caption] : []
  const texts = [...pieces.filter(({ block }) => block !== 'headline' && block !== 'dek').map(({ text }) => text), ...caption]
  const terms = new Set(rules.flatMap(({ term }) => styleWordsOf(term).map(({ folded }) => folded)))
  return [
    ...numbersThatDiffer({ headline, dek, texts }, language).map((number) => ({ what: 'number' as const, ...number })),
    ...spelledTwoWays([...pieces.map(({ text }) => text), ...caption], language, terms).map((name) => ({ what: 'name' as const, ...name })),
  ]
}

function styleAdvice({ hero, ...text }: Candidate, rules: readonly StyleRule[], ignored: readonly string[]): Advice[] {
  if (rules.length === 0) return []
  const prepared = prepareStyle(rules.filter(({ id }) => !ignored.includes(id)))
  const inText = styleIn(storyOf(text), prepared).length
  const inHero = hero ? [hero.alt, hero.caption, hero.credit].flatMap((words) => findStyle(words, prepared)).length : 0
  return [
    { what: 'house-style' as const, count: inText },
    { what: 'house-style-hero' as const, count: inHero },
  ].filter(({ count }) => count > 0)
}
