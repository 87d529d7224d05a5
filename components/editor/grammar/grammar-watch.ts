import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { dispatchBesideKeys } from '#components/editor/extensions/cursor-first.ts'
import { isAtOnePlace } from '#components/editor/spots/text-spots.ts'
import { ownPiecesOf, type TextPiece } from '#newsroom/articles/text-pieces.ts'
import type { GrammarExceptions } from '#newsroom/grammar/exceptions.ts'
import { ignoredWords } from '#newsroom/grammar/ignored-words.ts'
import type { GrammarProblem } from './check/check-text.ts'
import type { GrammarChecker } from './check/grammar-checker.ts'
import { type GrammarSpot, isStillThere, markedGrammar, showGrammar } from './grammar-marks.ts'

/** Milliseconds without a key until the text is looked at, and the longest wait while keys go on. */
const pause = 400
const longest = 2_000
/** Characters that are asked about at once, and of a text that is asked about at all. */
const atOnce = 4_000
const longestText = 20_000
/** Texts whose problems are remembered, so that a step back asks nothing. */
const mostKnown = 4_000
/** Until it is tried again when it could not be had. */
const rest = 60_000

type Watched = Pick<Editor, 'view' | 'state' | 'isDestroyed' | 'on' | 'off'>

/**
 * Has the texts of a story checked, and marks what is wrong. After each pause it asks about the texts that it does not know, those beside the
 * caret first, and one request at a time; an answer counts for texts that are still written as they were asked about, and for no others.
 */
export class GrammarWatch {
  readonly #known = new Map<string, GrammarProblem[]>()
  readonly #editor: Watched
  readonly #checker: Pick<GrammarChecker, 'check' | 'end'>
  readonly #onFailed: () => void
  #exceptions: GrammarExceptions = { words: [], ignored: [] }
  #timer: ReturnType<typeof setTimeout> | null = null
  /** Until it is tried again. Keys do not touch it. */
  #rests: ReturnType<typeof setTimeout> | null = null
  #since: number | null = null
  #isAsking = false
  #hasEnded = false

  constructor(editor: Watched, checker: Pick<GrammarChecker, 'check' | 'end'>, onFailed: () => void) {
    this.#editor = editor
    this.#checker = checker
    this.#onFailed = onFailed
  }

  start(): void {
    this.#editor.on('update', this.#soon)
    this.#editor.on('selectionUpdate', this.#soon)
    this.#soon()
  }

  end(): void {
    this.#hasEnded = true
    this.#editor.off('update', this.#soon)
    this.#editor.off('selectionUpdate', this.#soon)
    if (this.#timer) clearTimeout(this.#timer)
    if (this.#rests) clearTimeout(this.#rests)
    this.#checker.end()
    if (!this.#editor.isDestroyed) dispatchBesideKeys(this.#editor.view, (state) => showGrammar(state, []))
  }

  /** What this person does not want to hear of. */
  except(exceptions: GrammarExceptions): void {
    this.#exceptions = exceptions
    this.#show()
  }

  #soon = (): void => {
    const now = Date.now()
    this.#since ??= now
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#look, Math.max(0, Math.min(pause, this.#since + longest - now)))
  }

  #look = (): void => {
    this.#timer = null
    this.#since = null
    if (this.#editor.isDestroyed) return
    if (this.#editor.view.composing) this.#soon()
    else {
      this.#show()
      if (!this.#isAsking) void this.#ask()
    }
  }

  async #ask(): Promise<void> {
    const texts = textsToAsk(this.#editor.state, this.#known)
    if (texts.length === 0) return
    this.#isAsking = true
    const problems = await this.#checker.check(texts)
    if (this.#hasEnded || this.#editor.isDestroyed) return
    if (!problems) return this.#rest()
    this.#isAsking = false
    if (this.#known.size + texts.length > mostKnown) this.#known.clear()
    for (const [place, text] of texts.entries()) this.#known.set(text, problems[place] ?? [])
    this.#look()
  }

  #rest(): void {
    this.#onFailed()
    this.#rests = setTimeout(() => {
      this.#isAsking = false
      this.#soon()
    }, rest)
  }

  #show(): void {
    const { state, view } = this.#editor
    const marked = markedGrammar(state)
    const spots = spotsIn(state, this.#known, marked, this.#exceptions)
    const isSame = spots.length === marked.length && spots.every((spot, place) => isAlike(spot, marked[place]))
    if (!isSame) dispatchBesideKeys(view, (now) => showGrammar(now, spots))
  }
}

const isAlike = (one: GrammarSpot, other: GrammarSpot | undefined): boolean =>
  other !== undefined && isAtOnePlace(one, other) && one.to === other.to && one.problem === other.problem

/** Texts with something in them that can be wrong. Whose words they are (a credit) is no English. */
const isChecked = ({ text, attribute }: TextPiece): boolean => attribute !== 'credit' && text.length <= longestText && /\p{L}/u.test(text)

/** The next texts to be asked about: those nearest to the caret. */
function textsToAsk({ doc, selection }: EditorState, known: ReadonlyMap<string, unknown>): string[] {
  const unknown = ownPiecesOf(doc).filter((piece) => isChecked(piece) && !known.has(piece.text))
  unknown.sort((one, other) => Math.abs(one.at - selection.head) - Math.abs(other.at - selection.head))
  const texts = new Set<string>()
  let length = 0
  for (const { text } of unknown) {
    if (texts.size > 0 && length + text.length > atOnce) break
    texts.add(text)
    length += text.length
  }
  return [...texts]
}

/** What is to be marked. In a text that is not known yet the marks stay whose words are still there. */
function spotsIn(
  state: EditorState,
  known: ReadonlyMap<string, GrammarProblem[]>,
  marked: readonly GrammarSpot[],
  { words, ignored }: GrammarExceptions,
): GrammarSpot[] {
  const own = new Set(words.map((word) => word.toLowerCase()))
  const left = new Set(ignored.map(({ rule, words }) => `${rule} ${words}`))
  const isExcepted = ({ rule, words, isSpelling }: GrammarProblem) =>
    left.has(`${rule} ${ignoredWords(words)}`) || (isSpelling && own.has(bareWord(words).toLowerCase()))
  return ownPiecesOf(state.doc).flatMap((piece) => {
    if (!isChecked(piece)) return []
    const problems = known.get(piece.text)
    const spots = problems?.map((problem) => spotOf(problem, piece)) ?? stillIn(state, piece, marked)
    return spots.filter((spot) => !isExcepted(spot.problem) && isEnglish(state.doc, spot) && !isBeingWritten(state, spot, marked))
  })
}

/** A word without the ’s of its possessive. */
export const bareWord = (word: string): string => word.replace(/['’]s$/, '')

function spotOf(problem: GrammarProblem, { at, attribute }: TextPiece): GrammarSpot {
  const { from: start, to: end } = problem
  const place = attribute === null ? { from: at + start, to: at + end } : { from: at, to: at + 1 }
  return { ...place, attribute, start, end, problem }
}

const stillIn = (state: EditorState, { at, text, attribute }: TextPiece, marked: readonly GrammarSpot[]): GrammarSpot[] =>
  marked.filter((spot) => {
    const isHere = attribute === null ? at <= spot.from && spot.to <= at + text.length : spot.from === at
    return isHere && spot.attribute === attribute && isStillThere(state, spot)
  })

/** Words that are marked as another language’s are none of ours, and neither is how somebody speaks in a quotation. */
function isEnglish(doc: Node, { from, to, attribute, problem }: GrammarSpot): boolean {
  if (attribute !== null) return true
  const { language } = doc.type.schema.marks
  return !(language && doc.rangeHasMark(from, to, language)) && (problem.isSpelling || !isInQuotation(doc, from))
}

function isInQuotation(doc: Node, at: number): boolean {
  const place = doc.resolve(at)
  for (let depth = place.depth; depth > 0; depth -= 1) if (quotations.has(place.node(depth).type.name)) return true
  return false
}

const quotations = new Set(['blockquote', 'pullQuote'])

/** A word at whose end the caret stands may go on. Once marked it stays so. */
function isBeingWritten({ selection }: EditorState, spot: GrammarSpot, marked: readonly GrammarSpot[]): boolean {
  if (spot.attribute !== null || !selection.empty || selection.head !== spot.to) return false
  return !marked.some((other) => other.problem === spot.problem && other.from === spot.from)
}
