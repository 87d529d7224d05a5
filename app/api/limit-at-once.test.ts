import { expect, test } from 'vitest'
import { limitAtOnce } from './limit-at-once.ts'

test('so many of one person are under way, others go on, and what has ended or failed makes room', async () => {
  const limit = limitAtOnce(2)
  const ends: (() => void)[] = []
  const begin = (person: string) =>
    limit(
      person,
      () => 'refused',
      () => new Promise<string>((end) => ends.push(() => end('done'))),
    )
  const [one, other] = [begin('olena'), begin('olena')]
  expect(await begin('olena')).toBe('refused')
  const danylo = begin('danylo')
  ends[0]?.()
  expect(await one).toBe('done')
  const next = begin('olena')
  expect(await begin('olena')).toBe('refused')
  for (const end of ends) end()
  expect(await Promise.all([other, danylo, next])).toEqual(['done', 'done', 'done'])
  const fail = () =>
    limit(
      'olena',
      () => 'refused',
      () => Promise.reject(new Error('no room')),
    )
  for (let times = 0; times < 3; times++) await expect(fail()).rejects.toThrow('no room')
})
