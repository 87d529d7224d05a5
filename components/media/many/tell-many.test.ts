import { expect, test, vi } from 'vitest'
import { done, no } from '#lib/outcome.ts'
import type { LibraryItem } from '#newsroom/attachments/whole-library.ts'
import { type Requests, tellMany } from './tell-many.ts'

const item = (kind: LibraryItem['kind'], id: string) => ({ kind, id, name: id }) as LibraryItem // the rest is not read
const [ferry, quay] = [item('picture', 'ferry'), item('picture', 'quay')]
const [horn, budget] = [item('audio', 'horn'), item('document', 'budget')]

/** What was done, in order. The second picture and the second file are somebody else's. */
function requests(problem: 'unreachable' | null = null) {
  const calls: unknown[] = []
  const left = (ids: readonly string[]) => ids.slice(1).map((id) => ({ id, problem: 'not-allowed' as const }))
  const asked = {
    pictures: {
      clear: vi.fn(() => void calls.push('clear pictures')),
      run: vi.fn<Requests['pictures']['run']>(async ({ ids, facts }) => {
        calls.push({ ids, facts })
        return done({ pictures: [ferry], left: left(ids) } as never) // the rest is not read
      }),
    },
    files: {
      clear: vi.fn(() => void calls.push('clear files')),
      run: vi.fn<Requests['files']['run']>(async ({ ids, facts }) => {
        calls.push({ ids, facts })
        return problem ? no(problem) : done({ changed: ids.slice(0, 1), left: left(ids) })
      }),
    },
  }
  return { asked, calls }
}

test('pictures are told all of it, files their credit, and those that stayed as they were are named', async () => {
  const { asked, calls } = requests()
  const told = await tellMany(asked, [ferry, horn, quay, budget], { credit: 'Harbour Wire', place: 'Odesa' })
  expect(calls.slice(2)).toEqual([
    { ids: ['ferry', 'quay'], facts: { credit: 'Harbour Wire', place: 'Odesa' } },
    { ids: ['horn', 'budget'], facts: { credit: 'Harbour Wire' } },
  ])
  expect(told).toEqual({
    isDone: true,
    changed: [ferry, { ...horn, credit: 'Harbour Wire' }],
    left: [
      { id: 'quay', problem: 'not-allowed' },
      { id: 'budget', problem: 'not-allowed' },
    ],
  })
})

test('files are not asked where no credit was said, and are among those that stayed as they were', async () => {
  const { asked } = requests()
  const told = await tellMany(asked, [ferry, horn, budget], { licence: 'CC BY' })
  expect(asked.files.run).not.toHaveBeenCalled()
  expect(told).toEqual({
    isDone: true,
    changed: [ferry],
    left: [
      { id: 'horn', problem: 'credit-alone' },
      { id: 'budget', problem: 'credit-alone' },
    ],
  })
})

test('pictures that were changed before the files failed are changed', async () => {
  expect(await tellMany(requests('unreachable').asked, [ferry, horn], { credit: 'Harbour Wire' })).toEqual({
    isDone: false,
    changed: [ferry],
    left: [],
  })
})

test('what was answered before is forgotten first, also of the kind that is not asked this time', async () => {
  const { asked, calls } = requests()
  await tellMany(asked, [ferry], { credit: 'Harbour Wire' })
  expect(calls).toEqual(['clear pictures', 'clear files', { ids: ['ferry'], facts: { credit: 'Harbour Wire' } }])
})
