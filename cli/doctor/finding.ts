export type Finding = { what: string; ok: boolean; says: string }

/** What is wrong, and what to do. */
export function fail(says: string): never {
  throw new Error(says)
}

export const hours = (milliseconds: number): string => `${Math.floor(milliseconds / 3_600_000).toLocaleString('en')} hours`
