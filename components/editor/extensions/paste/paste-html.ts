import { Extension } from '@tiptap/core'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { bodyStart, isInLine } from '#components/editor/extensions/lines.ts'
import { describePasted } from '#components/editor/extensions/picture-files.ts'
import { laterScript } from '#components/ui/later-script.ts'
import { cleanRun } from '#lib/clean-text.ts'
import { latePaste } from './late-paste.ts'
import { markPictures, type PastedPicture, pasteAround } from './pasted-pictures.ts'

/** What reads the HTML of other programs: its script comes after the text. */
const reader = laterScript(() => import('./reading/story-html.ts'))

export type PasteLosses = { pictures: number; losses: string[] }

/**
 * Pastes HTML from other programs as a story's text: words and structure without styles, read by newsroom/formats like imports. Pictures among
 * text go into the library in the background (picture-files.ts), each to its place. `onLeft` is called with what is left out: pictures on the
 * other program's disk, and struck-out words. `late`: for what is pasted before its reader is there.
 */
export const pasteHtml = (onLeft: (left: PasteLosses) => void, late: { loading: string; onPlain: () => void }) =>
  Extension.create({
    name: 'pasteHtml',
    priority: 900, // before what pastes tables, after the lines over the text
    addProseMirrorPlugins() {
      const { editor } = this
      let waiting = new Map<string, PastedPicture>()
      return [
        latePaste(reader, isOurs, late),
        new Plugin({
          props: {
            transformPastedHTML: (html) => {
              waiting = new Map()
              const reading = reader.loaded()
              // What is dropped before the reader is there: the schema takes of it what it knows.
              if (isOurs(html) || !reading) return html
              const page = new DOMParser().parseFromString(html, 'text/html')
              const hasWords = page.body.textContent?.trim() !== ''
              const { text, losses, taken, left } = reading.storyHtmlOf(page)
              waiting = new Map(taken.map((picture) => [picture.id, picture]))
              const struck = losses.filter((loss) => loss.startsWith('struck-out'))
              const pictures = hasWords ? left : 0
              if (pictures > 0 || struck.length > 0) onLeft({ pictures, losses: struck })
              return taken.length === 0 ? text : markPictures(new DOMParser().parseFromString(text, 'text/html'), taken)
            },
            transformPasted: (slice) => cleanSlice(withoutEmptyLines(slice)),
            handlePaste: (view, event, slice) => {
              const pictures = waiting
              waiting = new Map()
              // The clipboard may have the file of a picture that is alone in it.
              const isFile = (event.clipboardData?.files.length ?? 0) > 0 && slice.content.textBetween(0, slice.content.size) === ''
              if (pictures.size === 0 || isFile || isInLine(view.state)) return false
              const { tr, places } = pasteAround(view.state, slice, pictures)
              view.dispatch(tr.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'))
              const caret = view.state.selection.to
              for (const { picture, before } of places) {
                describePasted(picture)
                const at = before === null ? undefined : Math.max(bodyStart(view.state.doc), caret - before)
                editor.commands.takeFiles([picture.file], at)
              }
              return true
            },
          },
        }),
      ]
    },
  })

/** HTML that ProseMirror has copied itself is marked, and is pasted unchanged. */
const isOurs = (html: string) => html.includes('data-pm-slice')

/** A whole story that is copied begins with its headline and dek: empty ones would stand in the text as empty paragraphs. */
export function withoutEmptyLines({ content, openStart, openEnd }: Slice): Slice {
  const kept = content.content.filter(({ type, childCount }) => childCount > 0 || !['headline', 'dek'].includes(type.name))
  if (kept.length === content.childCount) return new Slice(content, openStart, openEnd)
  const isOpen = (node: Node | null, end: Node | undefined) => node !== null && node === end
  const start = isOpen(content.firstChild, kept[0]) ? openStart : 0
  return new Slice(Fragment.from(kept), start, isOpen(content.lastChild, kept.at(-1)) ? openEnd : 0)
}

/** Cleans pasted text (lib/clean-text.ts). Plain text and text from an older version of ours need this too. */
function cleanSlice(slice: Slice): Slice {
  const clean = (fragment: Fragment): Fragment => {
    const nodes: Node[] = []
    fragment.forEach((node) => {
      const text = cleanRun(node.text ?? '')
      if (!node.isText) nodes.push(node.copy(clean(node.content)))
      else if (text !== '') nodes.push(text === node.text ? node : node.type.schema.text(text, node.marks))
    })
    return Fragment.fromArray(nodes)
  }
  return new Slice(clean(slice.content), slice.openStart, slice.openEnd)
}
