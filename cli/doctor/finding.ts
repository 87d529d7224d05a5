import postgres from 'postgres'

export type Finding = { what: string; ok: boolean; says: string }

/** What is wrong, and what to do. */
export function fail(says: string): never {
  throw new Error(says)
}

/** Asks on a connection of its own. */
export async function asking<Answer>(url: string, ask: (client: postgres.Sql) => PromiseLike<Answer>): Promise<Answer> {
  const client = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} })
  try {
    return await ask(client)
  } finally {
    await client.end({ timeout: 1 })
  }
}

export const hours = (milliseconds: number): string => `${Math.floor(milliseconds / 3_600_000).toLocaleString('en')} hours`
