import type { Node } from '@tiptap/pm/model'
import { cleanRun } from '#lib/clean-text.ts'
import { piecesOf } from '#newsroom/articles/text-pieces.ts'
import { type Match, matchOf } from './matches.ts'
import { type Pattern, patternOf, type Query } from './search/pattern.ts'
import type { ApartProblem, SearchApart } from './search/search-apart.ts'
import { type Spot, searchTexts } from './search/search-texts.ts'

export type FindProblem = ApartProblem | 'not-valid'
type Answer = { matches: Match[]; problem: FindProblem | null }

/** Searches a story. Words are looked for at once; a regular expression apart, where it holds up nothing. Null: a newer search was begun. */
export async function searchStory(doc: Node, query: Query, apart: Pick<SearchApart, 'search'>): Promise<Answer | null> {
  const asked = query.isExpression ? query : { ...query, text: cleanRun(query.text) }
  if (asked.text === '') return { matches: [], problem: null }
  const pattern = compile(asked)
  if (!pattern) return { matches: [], problem: 'not-valid' }
  const pieces = piecesOf(doc)
  const texts = pieces.map(({ text }) => text)
  const found = query.isExpression ? await apart.search(texts, pattern) : { spots: searchTexts(texts, pattern) }
  if (found === null) return null
  if ('problem' in found) return { matches: [], problem: found.problem }
  return { matches: found.spots.flatMap((spot: Spot) => matchOf(spot, pieces) ?? []), problem: null }
}

function compile(query: Query): Pattern | null {
  try {
    return patternOf(query)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
