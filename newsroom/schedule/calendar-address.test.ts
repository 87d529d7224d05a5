import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/client.ts'
import { calendarAddresses } from '#db/schema/calendar-addresses.ts'
import { audit } from '#db/schema/record.ts'
import { changeRole } from '#newsroom/people/change-role.ts'
import { disable } from '#newsroom/people/disable.ts'
import type { Person } from '#newsroom/people/person.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { calendarAddressOf, makeCalendarAddress, personOfCalendar, revokeCalendarAddress } from './calendar-address.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

async function make(person: Person): Promise<string> {
  const made = await makeCalendarAddress(person)
  if (!made.ok) throw new Error('no address was made')
  return made.value.path.split('/').at(-1) ?? ''
}

test('an address is a person’s own: a new one ends the old, revoking ends it, and only its hash is stored', async () => {
  expect(await calendarAddressOf(cast.marta)).toBeNull()
  const first = await make(cast.marta)
  expect(await personOfCalendar(first)).toMatchObject({ id: cast.marta.id, role: 'editor' })
  expect(JSON.stringify(await database().select().from(calendarAddresses))).not.toContain(first)
  const second = await make(cast.marta)
  expect([await personOfCalendar(first), (await personOfCalendar(second))?.id]).toEqual([null, cast.marta.id])
  expect(await calendarAddressOf(cast.marta)).toBeInstanceOf(Date)
  const olenas = await make(cast.olena)
  for (const _ of [1, 2]) await revokeCalendarAddress(cast.marta)
  expect([await personOfCalendar(second), (await personOfCalendar(olenas))?.id]).toEqual([null, cast.olena.id])
  const verbs = (await database().select({ verb: audit.verb }).from(audit)).map(({ verb }) => verb)
  expect(verbs.filter((verb) => verb.endsWith('calendar-address'))).toEqual([
    'make-calendar-address',
    'make-calendar-address',
    'make-calendar-address',
    'revoke-calendar-address',
  ])
})

test('who reads by an address has the role of now, and nothing after the account was disabled', async () => {
  const secret = await make(cast.marta)
  await changeRole(cast.ihor, cast.marta.id, 'journalist')
  expect(await personOfCalendar(secret)).toMatchObject({ role: 'journalist' })
  await disable(cast.ihor, cast.marta.id)
  expect(await personOfCalendar(secret)).toBeNull()
  expect(await personOfCalendar('nothing')).toBeNull()
})
