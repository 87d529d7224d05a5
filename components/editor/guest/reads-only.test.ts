import { EditorState } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'
import { expect, test } from 'vitest'
import { receive, stepLog } from '#components/editor/draft/step-log.ts'
import { storyOf } from '#newsroom/articles/story-schema.ts'
import { ReadsOnly } from './reads-only.ts'

const text = { headline: 'A headline', dek: '', body: { type: 'doc' as const, content: [{ type: 'paragraph' as const }] } }
const readOnly = ReadsOnly.config.addProseMirrorPlugins?.call({} as never) ?? [] // it asks nothing of the extension
const state = EditorState.create({ doc: storyOf(text), plugins: [stepLog(1), ...readOnly] })

test('what somebody types who only reads changes nothing, and selecting words does not either', () => {
  const { state: after, transactions } = state.applyTransaction(state.tr.insertText('mine', 1))
  expect([transactions.length, after.doc.eq(state.doc)]).toEqual([0, true])
  expect(state.applyTransaction(state.tr.scrollIntoView()).transactions).toHaveLength(1)
})

test('what the newsroom has of others comes in', () => {
  const added = state.tr.insertText('theirs ', 1)
  const steps = added.steps.filter((step) => step instanceof ReplaceStep).map((step) => step.toJSON())
  const batch = { id: '01890000-0000-7000-8000-000000000001', version: 2, steps, origins: [0] }
  expect(state.apply(receive(state, [batch]).tr).doc.textContent).toBe('theirs A headline')
})

test('the keys of a phone are not asked for, and are refused where they come', () => {
  const [plugin] = readOnly
  expect(plugin?.props.attributes).toMatchObject({ 'aria-readonly': 'true', inputmode: 'none' })
  let isPrevented = false
  const event = { preventDefault: () => (isPrevented = true) }
  const { beforeinput } = (plugin?.props.handleDOMEvents ?? {}) as Record<string, (view: unknown, event: unknown) => boolean> // one of its own
  expect([beforeinput?.(null, event), isPrevented]).toEqual([true, true])
})
