import { EditorState } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { storyOf } from '#newsroom/articles/story-schema.ts'
import { changesOfName } from './make-all.ts'

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })

test('each form of a name is written in the other spelling, whole words only, and preformatted text stays', () => {
  const doc = storyOf({
    headline: 'Зеленский каже',
    dek: '',
    suggested: null,
    body: {
      type: 'doc',
      content: [paragraph('Від Зеленского і Зеленскогого.'), { type: 'preformatted', content: [{ type: 'text', text: 'Зеленский' }] }],
    },
  })
  const { tr } = EditorState.create({ doc })
  const forms = [
    { from: 'Зеленский', to: 'Зеленський' },
    { from: 'Зеленского', to: 'Зеленського' },
  ]
  for (const change of changesOfName(doc, { forms })) change(tr)
  expect(tr.doc.textBetween(0, tr.doc.content.size, '|')).toBe('Зеленський каже||Від Зеленського і Зеленскогого.|Зеленский')
  expect(changesOfName(doc, { forms: [] })).toEqual([])
})
