import postgres from 'postgres'

/** Asks on a connection of its own, which is closed then. */
export async function askOnce<Answer>(url: string, ask: (client: postgres.Sql) => PromiseLike<Answer>): Promise<Answer> {
  const client = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} })
  try {
    return await ask(client)
  } finally {
    await client.end({ timeout: 1 })
  }
}
