import { createBinaryModuleFromUrl, LocalLinter, SuggestionKind } from 'harper.js'
import { type Dialect, dialects } from './dialects.ts'

/**
 * What is wrong at a place of a text, in UTF-16 characters. `rule` is Harper's name of what it broke, `words` what stands there, `why` a
 * sentence in English; `proposals`, the best first, are what could stand there, "" to leave it out.
 */
export type GrammarProblem = {
  from: number
  to: number
  rule: string
  isSpelling: boolean
  words: string
  why: string
  proposals: string[]
}

/** Proposals of a problem that are shown. */
const mostProposals = 3
/** Places of one text that are marked. */
const mostProblems = 100

/** Matters of taste, which the house style and the figures of the text (“How the text reads”) are for. */
const taste = new Set(['Style', 'Readability', 'Enhancement'])
/** In quotation marks a person speaks: only what the writer may have mistyped is wrong there. */
const ofTyping = new Set(['Spelling', 'Typo', 'Repetition', 'Formatting', 'Punctuation', 'Capitalization', 'BoundaryError'])
/** Rules that find more good English than bad in news. */
const wrongTooOften = [
  'CompoundNouns',
  'DiscourseMarkers',
  'ExpandMemoryShorthands',
  'MassNouns',
  'QuantifierNumeralConflict',
  'SplitWords',
  'WrongNegative',
]

/** Harper, of an address, for an English. */
export async function startLinter(wasm: string, dialect: Dialect): Promise<LocalLinter> {
  const linter = new LocalLinter({ binary: createBinaryModuleFromUrl(wasm, 'slim'), dialect: dialects.indexOf(dialect) }) // its own numbers
  const off = Object.fromEntries(wrongTooOften.map((rule) => [rule, false]))
  await linter.setLintConfig({ ...(await linter.getLintConfig()), ...off })
  return linter
}

/** What Harper finds in a text, in its order. */
export async function checkText(linter: Pick<LocalLinter, 'organizedLints'>, text: string): Promise<GrammarProblem[]> {
  const quoted = quotationsIn(text)
  const problems: GrammarProblem[] = []
  for (const [rule, lints] of Object.entries(await linter.organizedLints(text, { language: 'plaintext' })))
    for (const lint of lints) {
      const span = lint.span()
      const { start: from, end: to } = span
      const kind = lint.lint_kind()
      const words = text.slice(from, to)
      const isQuoted = quoted.some((quotation) => quotation.from <= from && to <= quotation.to)
      if (!taste.has(kind) && !(isQuoted && !ofTyping.has(kind)) && !isLeftAlone(rule, words, from))
        problems.push({ from, to, rule, isSpelling: kind === 'Spelling', words, why: lint.message(), proposals: proposalsOf(lint, words) })
      span.free()
      lint.free()
    }
  return problems.sort((one, other) => one.from - other.from).slice(0, mostProblems)
}

/** A name is no word of the dictionary, and a text can go on where another one ended. */
const isLeftAlone = (rule: string, words: string, from: number): boolean =>
  words === '' ||
  words.includes('\ufffc') ||
  (rule === 'SpellCheck' && words !== words.toLowerCase()) ||
  (rule === 'SentenceCapitalization' && from === 0)

type Lint = Awaited<ReturnType<LocalLinter['lint']>>[number]

function proposalsOf(lint: Lint, words: string): string[] {
  const proposals = lint.suggestions().map((suggestion) => {
    const [kind, text] = [suggestion.kind(), suggestion.get_replacement_text()]
    suggestion.free()
    return kind === SuggestionKind.InsertAfter ? words + text : text
  })
  return [...new Set(proposals)].filter((proposal) => proposal !== words).slice(0, mostProposals)
}

function quotationsIn(text: string): { from: number; to: number }[] {
  return [...text.matchAll(/[“„«][^“”„«»]*(?:[”»]|$)|"[^"]*(?:"|$)/g)].map(({ 0: quotation, index }) => ({
    from: index,
    to: index + quotation.length,
  }))
}
