/** The long form of the proof is that of `npm run proof -- feed`; `npm test` runs the short one. */
export const isLong = process.env.GALLEY_PROOF === 'long'
/** Repeats the chances of a run. */
export const seed = Number(process.env.GALLEY_PROOF_SEED ?? 10)

/** Milliseconds: these proofs show an order, not a time. */
export const mostTime = isLong ? 3_600_000 : 900_000
