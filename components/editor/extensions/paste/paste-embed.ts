import { Extension } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state'
import { insertEmbed } from '#components/editor/nodes/embeds/embed-commands.ts'
import { embedIdOf, embedOf, isOfProvider } from '#lib/embeds/embed.ts'

/**
 * An address of a video, a post or a map that is pasted on an empty line becomes a card for it. It is a link first, to which one undo leads
 * back. With Shift it is pasted as it is.
 */
export const PasteEmbed = Extension.create({
  name: 'pasteEmbed',
  priority: 120, // before other rules for what is pasted
  addProseMirrorPlugins: () => {
    let isPlain = false
    return [
      new Plugin({
        props: {
          handleKeyDown: (_view, event) => {
            isPlain = event.shiftKey
            return false
          },
          handleDOMEvents: {
            keyup: (_view, event) => {
              isPlain = event.shiftKey
            },
          },
          handlePaste: (view, event) => {
            const text = event.clipboardData?.getData('text/plain').trim() ?? ''
            if (isPlain || event.clipboardData?.files.length) return false
            return pasteEmbed(text, () => view.state, view.dispatch)
          },
        },
      }),
    ]
  },
})

/** False when the text is no address of a provider, or the cursor is not on an empty line of the story. */
export function pasteEmbed(text: string, state: () => EditorState, dispatch: (tr: Transaction) => void): boolean {
  const embedId = embedIdOf(text)
  const { selection, schema } = state()
  const { $from } = selection
  const isEmptyLine = selection.empty && $from.depth === 1 && $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0
  const address = isOfProvider(embedId) ? embedOf(embedId)?.address : undefined
  const link = schema.marks.link
  if (!isEmptyLine || !address || !link || !embedId) return false
  dispatch(state().tr.replaceSelectionWith(schema.text(address, [link.create({ href: address })]), false))
  dispatch(closeHistory(state().tr))
  return insertEmbed(embedId)(state(), dispatch)
}
