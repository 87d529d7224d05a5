/** Tests next to their code that belong to the proof of writing: many writers, suggestions, the ranges of comments, versions. */
export const writingTests = [
  'components/editor/draft/step-log.test.ts',
  'components/editor/suggestions/suggest.test.ts',
  'components/editor/suggestions/together.test.ts',
  'newsroom/articles/follow-range.test.ts',
  'newsroom/articles/compare-stories.test.ts',
  'newsroom/articles/restore-version.test.ts',
  'newsroom/articles/together.test.ts',
]

const numberOf = (text: string | undefined): number | null => (text && Number.isFinite(Number(text)) ? Number(text) : null)

/** `npm run proof -- writing --trace FILE --kills N --seed S`. Null: not given. */
export const writingOptions = {
  trace: process.env.GALLEY_PROOF_TRACE ?? null,
  kills: numberOf(process.env.GALLEY_PROOF_KILLS),
  seed: numberOf(process.env.GALLEY_PROOF_SEED),
}
