import type postgres from 'postgres'

/** What Postgres says has changed (the triggers of migration desk-notifications): a story by its id, who may see one, the feed, or a person. */
export type DeskChange = { kind: 'story' | 'shares' | 'person'; id: string } | { kind: 'feed' }

/**
 * Listens to the desk's changes. `again` is called when the connection to Postgres is there for the first time and each time it
 * is there again: what was said in between is lost, so everything may have changed. Returns a function that stops it.
 */
export async function followDesk(
  sql: postgres.Sql,
  { change, again }: { change: (change: DeskChange) => void; again: () => void },
): Promise<() => Promise<void>> {
  const listening = await sql.listen(
    'galley_desk',
    (payload) => {
      const [kind = '', id = ''] = payload.split(' ')
      if (kind === 'feed') change({ kind })
      else if (kind === 'story' || kind === 'shares' || kind === 'person') change({ kind, id })
    },
    again,
  )
  return async () => {
    await Promise.race([listening.unlisten(), new Promise((resolve) => setTimeout(resolve, 500))])
  }
}
