import { Extension } from '@tiptap/core'
import { closeHistory, undo } from '@tiptap/pm/history'
import type { ResolvedPos } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { isOfLog } from '#components/editor/draft/step-log.ts'
import type { Language } from '#lib/languages.ts'
import { typesetTyped } from '#lib/typeset/typed-sign.ts'

/** Whether the last change was ours, so that Backspace takes it back. */
const key = new PluginKey<boolean>('typeset-typed')

type Choice = { language: () => Language; isOn: () => boolean }

/**
 * Quotation marks, dashes and three dots become those of the story's language while one types. The typed sign is put in first, and what it
 * becomes is a change of its own: Ctrl+Z, or Backspace right after it, gives back what was typed. In preformatted text and while an input
 * method composes nothing is changed.
 */
export const typesetWhileTyping = (choice: Choice) =>
  Extension.create({ name: 'typesetWhileTyping', priority: 999, addProseMirrorPlugins: () => [typesetPlugin(choice)] })

export const typesetPlugin = ({ language, isOn }: Choice): Plugin<boolean> =>
  new Plugin<boolean>({
    key,
    state: {
      init: () => false,
      apply: (tr, isOurs) => tr.getMeta(key) === true || (isOurs && !tr.selectionSet && !(tr.docChanged && !isOfLog(tr))),
    },
    props: {
      handleTextInput: (view, from, to, text) => isOn() && !view.composing && takeSign(view, { from, to, text }, language()),
      handleKeyDown: (view, event) => {
        if (event.key !== 'Backspace' || event.ctrlKey || event.metaKey || event.altKey || view.composing) return false
        return key.getState(view.state) === true && undo(view.state, view.dispatch)
      },
    },
  })

type Typed = { from: number; to: number; text: string }

function takeSign(view: EditorView, { from, to, text }: Typed, language: Language): boolean {
  const place = view.state.doc.resolve(from)
  if (place.parent.type.name === 'preformatted') return false
  const before = textBefore(place)
  const becomes = typesetTyped(text, before, language)
  if (!becomes || !before.endsWith(place.parent.textBetween(Math.max(0, place.parentOffset - becomes.length + 1), place.parentOffset)))
    return false
  view.dispatch(view.state.tr.insertText(text, from, to).scrollIntoView())
  // While one suggests, what was typed over stays: the sign stands where the caret is.
  const end = view.state.selection.from
  view.dispatch(closeHistory(view.state.tr))
  view.dispatch(view.state.tr.insertText(becomes.text, end - becomes.length, end).scrollIntoView())
  view.dispatch(closeHistory(view.state.tr).setMeta(key, true))
  return true
}

/** The text of the block before a place, as far as it stands together: after what is suggested to go another begins. */
function textBefore(place: ResolvedPos): string {
  let text = ''
  place.parent.forEach((node, offset) => {
    if (offset >= place.parentOffset) return
    const isToGo = node.marks.some(({ type }) => type.name === 'deletion')
    text += isToGo ? '' : (node.text ?? (node.type.name === 'hardBreak' ? '\n' : '\ufffc')).slice(0, place.parentOffset - offset)
  })
  return text
}
