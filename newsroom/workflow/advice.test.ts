import { expect, test } from 'vitest'
import { bodyOf } from '#demo/order.ts'
import { demoStories } from '#demo/stories/all.ts'
import { atTheDesk, breakingNews } from '#demo/stories/desk.ts'
import type { Names } from '#demo/writing.ts'
import { adviceOnFacts } from './advice.ts'

const id = '01890000-0000-7000-8000-000000000000'
const names: Names = {
  picture: () => ({ mediaId: id, alt: '', caption: '', credit: '' }),
  attachment: () => id,
  story: () => id,
  address: () => '/',
}
const none = { suggested: null, hero: null }
const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })

test('nothing is pointed out in the stories of the demo, which are right', () => {
  const stories = [...demoStories, breakingNews, ...atTheDesk.map(({ story }) => story)]
  const advice = stories.flatMap((story) => adviceOnFacts({ ...story, body: bodyOf(story, names), ...none }, []))
  expect(stories.length).toBeGreaterThan(40)
  expect(advice).toEqual([])
})

test('a caption counts; a quoted text of code does not, nor does a term of the house style', () => {
  const body = {
    type: 'doc' as const,
    content: [paragraph('We met Zelensky.'), { type: 'preformatted', content: [{ type: 'text', text: 'Of Zelenskyi: 9 bridges' }] }],
  }
  const story = { language: 'en' as const, headline: '12 bridges close', dek: '', body, suggested: null }
  expect(adviceOnFacts({ ...story, hero: null }, [])).toEqual([])
  const hero = { mediaId: id, alt: '', caption: 'With Zelenskyy, 11 bridges', credit: '' }
  expect(adviceOnFacts({ ...story, hero }, [])).toEqual([
    { what: 'number', line: 'headline', number: '12 bridges', other: '11 bridges' },
    { what: 'name', name: 'Zelensky', other: 'Zelenskyy', forms: [{ from: 'Zelenskyy', to: 'Zelensky' }] },
  ])
  const rule = { id, term: 'Zelenskyy', better: 'Zelensky', why: '' }
  expect(adviceOnFacts({ ...story, hero }, [rule]).map(({ what }) => what)).toEqual(['number'])
})
