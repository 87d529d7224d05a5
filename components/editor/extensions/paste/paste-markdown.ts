import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/**
 * Pastes plain text that is Markdown with its headings, lists, tables, quotations, footnotes, links, bold, italic and struck words. The
 * parser is loaded when it is first needed. Pasting with Shift inserts the text unchanged, as in other programs.
 */
export const PasteMarkdown = Extension.create({
  name: 'pasteMarkdown',
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
            const text = event.clipboardData?.getData('text/plain') ?? ''
            const hasMore = event.clipboardData?.getData('text/html') !== '' || event.clipboardData.files.length > 0
            if (hasMore || isPlain || !isMarkdown(text)) return false
            void pasteMarkdown(view, text)
            return true
          },
        },
      }),
    ]
  },
})

/** Pastes Markdown as HTML; raw HTML in it stays plain text. If the parser cannot be loaded, or it is nested too deep,
 * the text is inserted unchanged. */
async function pasteMarkdown(view: EditorView, text: string): Promise<void> {
  const html = await import('#newsroom/formats/markdown-html.ts').then(({ markdownToHtml }) => markdownToHtml(text)).catch(() => null)
  // An event with an empty clipboard, so that handlePaste ignores it.
  if (html === null) view.pasteText(text, new ClipboardEvent('paste'))
  else view.pasteHTML(html, new ClipboardEvent('paste'))
}

/** Whether a text contains typical Markdown: a heading, two list items in a row, a quotation, a table, a footnote, a link, or bold words. */
export function isMarkdown(text: string): boolean {
  if (/\*\*[^\s*][^*\n]{0,400}\*\*|\[[^[\]\n]{1,300}\]\((?:https?:|mailto:|tel:|\/)[^\s()]{1,1000}\)/.test(text)) return true
  let items = 0
  let before = ''
  for (const line of text.split('\n', 10_000)) {
    if (/^(?:#{1,6}|>|\[\^[^[\]\s]{1,40}\]:) \S/.test(line)) return true
    if (before.includes('|') && line.includes('|') && line.includes('--') && /^[ |:-]+$/.test(line)) return true
    before = line
    if (/^ {0,12}(?:[-*+]|\d{1,3}[.)]) \S/.test(line)) items += 1
    else if (line.trim() !== '' && !/^ {2,}/.test(line)) items = 0
    if (items > 1) return true
  }
  return false
}
