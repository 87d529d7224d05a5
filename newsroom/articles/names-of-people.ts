import type { Reading } from '#db/client.ts'
import { isAmong } from '#db/is-among.ts'
import { people } from '#db/schema/people.ts'

/** The names of people by their ids. Null stands for the program, which has none. */
export async function namesOfPeople(reading: Reading, ids: readonly (string | null)[]): Promise<Map<string | null, string>> {
  const known = new Set(ids.filter((id) => id !== null))
  if (known.size === 0) return new Map()
  const rows = await reading.select({ id: people.id, name: people.name }).from(people).where(isAmong(people.id, known))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
