/** Tests next to their code that belong to the proof of schedules. */
export const scheduleTests = ['newsroom/schedule/schedule.test.ts']

/** `npm run proof -- schedule --seed S`. */
export const scheduleSeed = Number(process.env.GALLEY_PROOF_SEED ?? 10)
