import { expect, test } from 'vitest'
import { ownHome } from '#testing/pictures.ts'
import { sweepAll } from './sweep-all.ts'

ownHome()

test('every sweep runs although two others fail, and the job says which', async () => {
  const done: string[] = []
  const fail = (name: string) => Object.defineProperty(async () => Promise.reject(new Error('no')), 'name', { value: name })
  const sweep = (name: string) => async () => done.push(name)
  await expect(sweepAll([sweep('one'), fail('files'), sweep('two'), fail('outbox'), sweep('three')])).rejects.toThrow(
    'files: no; outbox: no',
  )
  expect(done).toEqual(['one', 'two', 'three'])
})

test('all of them run on an empty newsroom, and again', async () => {
  await sweepAll()
  await sweepAll()
})
