import { asc, eq } from 'drizzle-orm'
import { database } from '#db/client.ts'
import { apiKeys as rows } from '#db/schema/api-keys.ts'
import { people } from '#db/schema/people.ts'
import type { Person } from '#newsroom/people/person.ts'
import { authorise } from '#newsroom/people/policy.ts'

export type ApiKey = { id: string; name: string; hint: string; createdBy: string; createdAt: Date; usedAt: Date | null }

/** All keys, the oldest first. `hint`: the last characters of the key. */
export async function apiKeys(admin: Person): Promise<ApiKey[]> {
  authorise(admin, 'change settings')
  return database()
    .select({
      id: rows.id,
      name: rows.name,
      hint: rows.hint,
      createdBy: people.name,
      createdAt: rows.createdAt,
      usedAt: rows.usedAt,
    })
    .from(rows)
    .innerJoin(people, eq(people.id, rows.createdBy))
    .orderBy(asc(rows.createdAt), asc(rows.id))
}
