/** Milliseconds within which readers must find a change everywhere. */
export const inTime = 5_000
/** Milliseconds after which the worker gives up. */
export const givesUpAfter = 300_000
