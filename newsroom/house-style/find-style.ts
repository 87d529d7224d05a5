import type { Node } from '@tiptap/pm/model'
import { isInEmbed, piecesOf, piecesOfBlock, type TextPiece } from '#newsroom/articles/text-pieces.ts'
import { hasCapitals, join, type StyleWord, styleWordsOf } from './style-words.ts'

export type StyleRule = { id: string; term: string; better: string; why: string }

/** A place in a text where a rule asks for something else. `becomes`: what to write, in the case of what is there; "" if only to avoid. */
export type StyleSpot = { from: number; to: number; rule: StyleRule; becomes: string }

/** `isRight`: the words are the better term of a rule, within which its term is no fault. */
type Branch = { next: Map<string, Branch>; rules: Prepared[]; isRight: boolean }
/** `exact`: the term where only its own case is meant. */
type Prepared = { rule: StyleRule; exact: string | null }
/** The rules by their words: a text is walked through once, however many there are. */
export type StyleRules = { readonly root: Branch }

const branch = (): Branch => ({ next: new Map(), rules: [], isRight: false })

/** Makes rules ready to be looked for. */
export function prepareStyle(rules: readonly StyleRule[]): StyleRules {
  const root = branch()
  for (const rule of rules) {
    const term = styleWordsOf(rule.term)
    if (term.length === 0) continue
    leafOf(root, term).rules.push({ rule, exact: hasCapitals(rule.term) ? join(term, 'exact') : null })
    const better = styleWordsOf(rule.better)
    if (better.length > term.length && ` ${join(better, 'folded')} `.includes(join(term, 'folded'))) leafOf(root, better).isRight = true
  }
  return { root }
}

function leafOf(root: Branch, words: readonly StyleWord[]): Branch {
  return words.reduce((at, word, place) => {
    const key = keyIn(word, place)
    const next = at.next.get(key) ?? branch()
    at.next.set(key, next)
    return next
  }, root)
}

const keyIn = ({ folded, isApart }: StyleWord, place: number): string => (place > 0 && isApart ? ` ${folded}` : folded)

/** Where a text breaks the rules. Of several terms that begin at a word, the longest counts. */
export function findStyle(text: string, { root }: StyleRules): StyleSpot[] {
  const words = styleWordsOf(text)
  const spots: StyleSpot[] = []
  for (let at = 0; at < words.length; ) {
    const found = longestAt(words, at, root)
    if (found?.spot) spots.push(found.spot)
    at = found?.end ?? at + 1
  }
  return spots
}

/** A term with capitals is meant as it is written, or all in capitals; one without, in any case. */
function longestAt(words: readonly StyleWord[], start: number, root: Branch): { end: number; spot: StyleSpot | null } | null {
  let found: { end: number; spot: StyleSpot | null } | null = null
  let here: Branch | undefined = root
  for (let at = start; at < words.length; at += 1) {
    const word = words[at]
    here = word && here.next.get(keyIn(word, at - start))
    if (!here) break
    if (here.isRight) found = { end: at + 1, spot: null }
    const inText = words.slice(start, at + 1)
    const written = here.rules.length > 0 ? join(inText, 'exact') : ''
    const meant = here.rules.find(({ exact }) => exact === null || written === exact || written === exact.toUpperCase())
    if (meant) found = { end: at + 1, spot: spotOf(inText, written, meant.rule, beginsSentence(words, start)) }
  }
  return found
}

/** Null where what is there is already what it would become, as “Internet” at the beginning of a sentence. */
function spotOf(inText: readonly StyleWord[], written: string, rule: StyleRule, atStart: boolean): StyleSpot | null {
  const [first, last] = [inText[0], inText.at(-1)]
  const becomes = inCaseOf(written, rule, atStart)
  if (!first || !last || (becomes !== '' && join(styleWordsOf(becomes), 'exact') === written)) return null
  return { from: first.from, to: last.to, rule, becomes }
}

/** The better term as the term stands in the text: in capitals, or with a capital at its beginning. Capitals of its own are kept. */
function inCaseOf(written: string, { term, better }: StyleRule, atStart: boolean): string {
  if (isAllCapitals(written) && !isAllCapitals(term)) return better.toUpperCase()
  const wantsCapital = beginsWithCapital(written) && (atStart || !beginsWithCapital(term))
  if (!wantsCapital || hasCapitals(better)) return better
  const [first = ''] = better
  return first.toUpperCase() + better.slice(first.length)
}

const isAllCapitals = (text: string): boolean => [...text].length > 1 && text === text.toUpperCase() && hasCapitals(text)
const beginsWithCapital = ([first = '']: string): boolean => hasCapitals(first)

const openings = '«»„“”"‘’\'([—–-¿¡'
const ends = '.!?…'

/** Whether a sentence begins at a word: nothing stands before it, or a full stop. */
function beginsSentence(words: readonly StyleWord[], at: number): boolean {
  let before = at - 1
  while (before >= Math.max(0, at - 3) && openings.includes(words[before]?.exact ?? '.')) before -= 1
  return before < 0 || ends.includes(words[before]?.exact ?? '')
}

/** A place in a document. In a text of a picture or footnote (`attribute`) `from` and `to` are those of its node, and `start` and `end` those of the text. */
export type StyleMatch = {
  from: number
  to: number
  attribute: string | null
  start: number
  end: number
  rule: StyleRule
  becomes: string
}

/** Every place of a story that breaks the rules, in their order. */
export const styleIn = (doc: Node, rules: StyleRules): StyleMatch[] => styleOf(doc, piecesOf(doc), rules)

/** Those in one block of a story that holds text itself. */
export const styleInBlock = (doc: Node, block: Node, at: number, rules: StyleRules): StyleMatch[] =>
  styleOf(doc, piecesOfBlock(block, at), rules)

function styleOf(doc: Node, pieces: readonly TextPiece[], rules: StyleRules): StyleMatch[] {
  return pieces.flatMap(({ at, text, attribute, block }) => {
    const spots = block === 'preformatted' ? [] : findStyle(text, rules)
    if (spots.length === 0 || isInEmbed(doc, at)) return []
    return spots.map(({ from: start, to: end, ...spot }) => ({
      ...(attribute === null ? { from: at + start, to: at + end } : { from: at, to: at + 1 }),
      ...{ attribute, start, end, ...spot },
    }))
  })
}
