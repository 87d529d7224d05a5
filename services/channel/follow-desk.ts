import type postgres from 'postgres'

const kinds = ['story', 'shares', 'comments', 'outside', 'person', 'notices'] as const

/**
 * What Postgres says has changed (the triggers of migrations desk-notifications, comments, draft-notifications, outside-checks and breaking-topic): a story,
 * who may see it, its comments or how readers find it, by the story's id; a person or their notices, by the person's; the feed; breaking news; the wire. `version`: only a story's text, to this version.
 */
export type DeskChange =
  | { kind: (typeof kinds)[number]; id: string; version?: number }
  | { kind: 'feed' }
  | { kind: 'breaking' }
  | { kind: 'wire' }

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
      const [name, id = '', version] = payload.split(' ')
      const kind = kinds.find((each) => each === name)
      if (kind) change({ kind, id, ...(version !== undefined && { version: Number(version) }) })
      else if (name === 'feed' || name === 'breaking' || name === 'wire') change({ kind: name })
    },
    again,
  )
  return async () => {
    await Promise.race([listening.unlisten(), new Promise((resolve) => setTimeout(resolve, 500))])
  }
}
