import { tablesOfMachines } from '#newsroom/backup/forget-machines.ts'

/** Of the rows of a newsroom those that are in a restored one as they were: newsroom/backup/forget-machines.test.ts has the others. */
export const withoutMachines = (rows: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(rows).filter(([table]) => !tablesOfMachines.includes(table)))
