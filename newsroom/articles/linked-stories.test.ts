import { expect, test } from 'vitest'
import { documentProblem, listStories } from './document.ts'
import { isLinkHref, isSafeHref, linkedStory, storyHref } from './nodes.ts'

const [one, other] = ['019aaaaa-0000-7000-8000-000000000001', '019aaaaa-0000-7000-8000-000000000002']

test('a link to a story of ours is one by its id alone', () => {
  expect(linkedStory(storyHref(one))).toBe(one)
  expect(isLinkHref(storyHref(one))).toBe(true)
  // Nobody may take it for an address, which readers would be sent to.
  expect(isSafeHref(storyHref(one))).toBe(false)
})

test.each([
  'story:',
  'story:the-slug',
  `story:${one}x`,
  `story: ${one}`,
  `STORY:${one}`,
  `story://${one}`,
  `story:${one}#a`,
  one,
  null,
  12,
])('%s is none', (href) => {
  expect(linkedStory(href)).toBeNull()
  expect(isLinkHref(href)).toBe(false)
})

test('the stories of a text are those of its cards, lists and links, each once', () => {
  const card = (articleId: string) => ({ type: 'relatedStory', attrs: { articleId } })
  const link = (href: string) => ({ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href } }] })
  const body = {
    type: 'doc' as const,
    content: [
      { type: 'blockquote', content: [{ type: 'paragraph', content: [link('/news/a'), link(storyHref(other))] }] },
      { type: 'readAlso', content: [card(one), card(other)] },
      card(one),
    ],
  }
  expect(documentProblem(body)).toBeNull()
  expect(listStories(body)).toEqual([other, one])
  expect(listStories({ type: 'doc', content: [] })).toEqual([])
})

test('a list holds cards and nothing else', () => {
  const problem = (content: object[]) => documentProblem({ type: 'doc', content: [{ type: 'readAlso', content }] })
  expect(problem([{ type: 'paragraph' }])).not.toBeNull()
  expect(problem([{ type: 'relatedStory', attrs: { articleId: 'a' } }])).not.toBeNull()
})
