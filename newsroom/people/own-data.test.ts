import { count, eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { audit } from '#db/schema/record.ts'
import { seedCast } from '#testing/cast.ts'
import { ownData } from './own-data.ts'
import type { Person } from './person.ts'

const read = async (person: Person) => {
  let text = ''
  for await (const piece of ownData(person)) text += piece
  return text
}

test('each person gets what is stored of them, all their acts, and nothing of others', async () => {
  const { olena, marta } = await seedCast()
  await database().update(people).set({ passwordHash: 'a-digest' })
  // More than two pages of acts, many of them at one moment.
  await database().execute(sql`
    insert into audit (person_id, verb, subject, created_at)
    select ${olena.id}::uuid, 'sign-in', 'session', '2026-01-01T00:00:00Z'::timestamptz + (n / 700) * interval '1 second' from generate_series(1, 2500) n`)
  for (const [person, other] of [
    [olena, marta],
    [marta, olena],
  ] as const) {
    const text = await read(person)
    const data = JSON.parse(text)
    const [row] = await database().select({ acts: count() }).from(audit).where(eq(audit.personId, person.id))
    expect(data.acts).toHaveLength(row?.acts ?? -1)
    expect(data.account).toMatchObject([{ id: person.id, email: person.email, role: person.role }])
    expect(data.sessions).toHaveLength(1)
    expect([other.email, other.id, 'a-digest', person.sessionId].filter((words) => text.includes(words))).toEqual([])
  }
})

test('of somebody who has done nothing yet the file is whole, too', async () => {
  const [row] = await database().insert(people).values({ name: 'Vira', role: 'journalist', email: 'vira@paper.test' }).returning()
  const vira: Person = {
    id: row?.id ?? '',
    name: 'Vira',
    email: 'vira@paper.test',
    role: 'journalist',
    sessionId: '',
    limits: null,
    isProven: true,
    deskLanguage: null,
  }
  expect(JSON.parse(await read(vira))).toMatchObject({ acts: [], sessions: [], passkeys: [], notices: [] })
})
