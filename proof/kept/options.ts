/** Tests next to their code that belong to the proof that what is kept comes back. */
export const keptTests = ['newsroom/backup']
