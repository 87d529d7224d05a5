import type { EditorProps, EditorView } from '@tiptap/pm/view'
import type { LaterScript } from '#components/ui/later-script.ts'
import { rowsOf } from './cells/paste-cells.ts'
import { isMarkdown } from './paste-markdown.ts'

/**
 * What is pasted before the reader of HTML is there waits for it, with the files that came with it: HTML, and Markdown or the cells of
 * a sheet, which are read as HTML. If the reader cannot be loaded, the plain text is pasted. Pasting with Shift needs no reader.
 */
export function waitForReader(reader: LaterScript<unknown>, isOurs: (html: string) => boolean): EditorProps['handleDOMEvents'] {
  let isPlain = false
  const hearShift = (_view: EditorView, event: KeyboardEvent) => {
    isPlain = event.shiftKey
    return false
  }
  return {
    keydown: hearShift,
    keyup: hearShift,
    paste(view, event) {
      const from = event.clipboardData
      const html = from?.getData('text/html') ?? ''
      const text = from?.getData('text/plain') ?? ''
      const needsReader = html === '' ? isMarkdown(text) || rowsOf(text) !== null : !isOurs(html)
      if (!from || !needsReader || isPlain || reader.loaded()) return false
      event.preventDefault()
      const clipboardData = copyOf(from)
      void reader.load().then(
        () => view.dom.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData })),
        () => !view.isDestroyed && view.pasteText(text),
      )
      return true
    },
  }
}

/** The clipboard is empty when its event is over. */
function copyOf(from: DataTransfer): DataTransfer {
  const copy = new DataTransfer()
  for (const type of ['text/html', 'text/plain']) copy.setData(type, from.getData(type))
  for (const file of from.files) copy.items.add(file)
  return copy
}
