import { tmpdir } from 'node:os'
import { beforeAll, expect, test } from 'vitest'
import { type Cast, seedCast } from '#testing/cast.ts'
import { diskRoom, little } from './disk-room.ts'

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

test('editors and admins see the free disk space, journalists do not', async () => {
  for (const person of [cast.marta, cast.ihor]) {
    const room = await diskRoom(person, tmpdir())
    expect(room?.freeBytes).toBeGreaterThan(0)
    expect(room?.isShort).toBe((room?.freeBytes ?? 0) < little)
  }
  expect(await diskRoom(cast.olena, tmpdir())).toBeNull()
})

test('a missing folder gives null', async () => expect(await diskRoom(cast.marta, '/not/here')).toBeNull())
