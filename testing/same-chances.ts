import fc from 'fast-check'

/**
 * The arbitrary values of fast-check are the same at each `npm test`, so that only a change can turn a test red; `npm run proof` tries others
 * each time, or those of `--seed` (docs/decisions/0076). Runs before each test file (`setupFiles` in vitest.config.ts).
 */
const asked = process.env.GALLEY_PROOF_SEED
if (asked || process.env.GALLEY_PROOF !== 'long') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(asked ?? 10) })
