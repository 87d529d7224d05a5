/** Tests next to their code that belong to the proof of schedules. */
export const scheduleTests = ['newsroom/schedule/schedule.test.ts']

/** `npm run proof -- schedule --seed S`. */
export const scheduleSeed = Number(process.env.GALLEY_PROOF_SEED ?? 10)

/** `npm run proof -- schedule --schedules N`: fewer than the 2,000 of the long form, in as much less time. */
export const schedulesAsked = process.env.GALLEY_PROOF_SCHEDULES ? Number(process.env.GALLEY_PROOF_SCHEDULES) : null
