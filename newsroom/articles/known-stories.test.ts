import { expect, test } from 'vitest'
import { KnownStories } from './known-stories.ts'
import { storyOf } from './story-schema.ts'

const story = storyOf({ headline: 'A story', dek: '', body: { type: 'doc', content: [{ type: 'paragraph' }] } })
/** What each one weighs beside its JSON. */
const least = 2_000

test('the stories that were written in last are known, and no more of them than the bound allows', () => {
  const known = new KnownStories(1000 + 4 * least)
  const stamps = () => ['a', 'b', 'c', 'd'].map((id) => known.of(id)?.stamp ?? null)
  const remember = (id: string, stamp: string, characters: number) => known.remember(id, { stamp, story }, characters)
  remember('a', 'a1', 400 + least)
  remember('b', 'b1', 300)
  remember('c', 'c1', 300)
  expect(stamps()).toEqual(['a1', 'b1', 'c1', null])
  remember('a', 'a2', 400 + least)
  remember('d', 'd1', 300)
  expect(stamps()).toEqual(['a2', null, 'c1', 'd1'])
  // What is longer than all that may be known drives out nothing.
  remember('b', 'b2', 1001 + 3 * least)
  expect(stamps()).toEqual(['a2', null, 'c1', 'd1'])
  remember('c', 'c2', 1001 + 3 * least)
  expect(stamps()).toEqual(['a2', null, null, 'd1'])
  for (const [at, id] of ['a', 'b', 'c', 'd'].entries()) remember(id, `${id}3`, 200 + at)
  expect(stamps()).toEqual(['a3', 'b3', 'c3', 'd3'])
})
