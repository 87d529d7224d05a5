import { expect, test } from 'vitest'
import { documentProblem, nodesOf } from '#newsroom/articles/document.ts'
import { markSpecs, nodeSpecs } from '#newsroom/articles/nodes.ts'
import { wholeStory } from './whole-story.ts'

const [one, other] = ['01900000-0000-7000-8000-00000000000a', '01900000-0000-7000-8000-00000000000b'] as const
const files = { broad: one, upright: one, panorama: one, small: one, sound: one, film: one, captions: one, pdf: one }

test('the whole story is valid, and has every node and every mark but those of the desk', () => {
  const story = wholeStory(files, [one, other])
  expect(documentProblem(story)).toBeNull()
  const nodes = [...nodesOf(story)]
  expect(new Set(nodes.map(({ type }) => type))).toEqual(new Set(Object.keys(nodeSpecs)))
  const ofTheDesk = ['insertion', 'deletion', 'modification', 'comment']
  expect(new Set(nodes.flatMap(({ marks = [] }) => marks.map(({ type }) => type)))).toEqual(
    new Set(Object.keys(markSpecs).filter((name) => !ofTheDesk.includes(name))),
  )
})
