import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { v4 } from 'uuid'
import { inOwnStep } from '#components/editor/extensions/undo/own-step.ts'
import type { LaterScript } from '#components/ui/later-script.ts'
import { rowsOf } from './cells/paste-cells.ts'
import { isMarkdown } from './paste-markdown.ts'

type Change = { hold: string } | { release: string }
const places = new PluginKey<DecorationSet>('latePaste')

/**
 * What is pasted before the reader of HTML is there waits for it at its place, whatever is typed meanwhile, with the files that came with it:
 * HTML, and Markdown or the cells of a sheet, which are read as HTML. If the reader cannot be loaded, the plain text is pasted, and `onPlain`
 * is called. Pasting with Shift needs no reader. `loading` stands in the place.
 */
export function latePaste(
  reader: LaterScript<unknown>,
  isOurs: (html: string) => boolean,
  { loading, onPlain }: Late,
): Plugin<DecorationSet> {
  let isPlain = false
  const hearShift = (_view: EditorView, { shiftKey, key }: KeyboardEvent) => {
    isPlain = shiftKey && key !== 'Insert'
    return false
  }
  return new Plugin<DecorationSet>({
    key: places,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, held) {
        const mapped = held.map(tr.mapping, tr.doc)
        const change: Change | undefined = tr.getMeta(places)
        if (!change) return mapped
        if ('release' in change) return mapped.remove(mapped.find(undefined, undefined, ({ id }) => id === change.release))
        return mapped.add(tr.doc, [Decoration.widget(tr.selection.from, () => placeholder(loading), { id: change.hold, side: -1 })])
      },
    },
    props: {
      decorations: (state) => places.getState(state),
      handleDOMEvents: {
        keydown: hearShift,
        keyup: hearShift,
        paste(view, event) {
          const from = event.clipboardData
          const [html, text] = [from?.getData('text/html') ?? '', from?.getData('text/plain') ?? '']
          const needsReader = html === '' ? isMarkdown(text) || rowsOf(text) !== null : !isOurs(html)
          if (!from || !needsReader || isPlain || reader.loaded() || !view.editable) return false
          event.preventDefault()
          const pasted = { html, text, event: keepClipboard(from) }
          const id = v4() // crypto.randomUUID needs https
          view.dispatch(view.state.tr.deleteSelection().setMeta(places, { hold: id } satisfies Change))
          void reader
            .load()
            .catch(() => {})
            .then(() => whenComposed(view))
            .then(() => {
              if (putIn(view, id, pasted, reader.loaded() !== null) === 'plain') onPlain()
            })
          return true
        },
      },
    },
  })
}

type Late = { loading: string; onPlain: () => void }
type Pasted = { html: string; text: string; event: ClipboardEvent }

/** Pastes it where it was pasted, and leaves the caret where it is meanwhile. */
function putIn(view: EditorView, id: string, { html, text, event }: Pasted, isRead: boolean): 'whole' | 'plain' | 'nowhere' {
  if (view.isDestroyed || !view.editable) return 'nowhere'
  const [held] = places.getState(view.state)?.find(undefined, undefined, (spec) => spec.id === id) ?? []
  const { from, to } = view.state.selection
  const place = held?.from ?? from
  const { tr, doc } = view.state
  tr.setSelection(TextSelection.near(doc.resolve(place))).setMeta(places, { release: id } satisfies Change)
  view.dispatch(tr)
  inOwnStep(view, () => {
    if (html !== '' && (isRead || text === '')) view.pasteHTML(html, event)
    else view.pasteText(text, event)
  })
  const became = isRead || html === '' || text === '' ? 'whole' : 'plain'
  if (from === place && to === place) return became
  const after = view.state.doc
  const move = (at: number) => Math.min(after.content.size, at < place ? at : at + after.content.size - doc.content.size)
  view.dispatch(view.state.tr.setSelection(TextSelection.between(after.resolve(move(from)), after.resolve(move(to)))))
  return became
}

/** Into words that an input method has not finished nothing can be pasted. */
async function whenComposed(view: EditorView): Promise<void> {
  if (view.composing)
    await new Promise((resolve) => view.dom.addEventListener('compositionend', () => setTimeout(resolve, 50), { once: true }))
}

/** The clipboard is empty when its event is over, and Firefox gives an event none that a script makes. */
function keepClipboard(from: DataTransfer): ClipboardEvent {
  const copy = new DataTransfer()
  for (const type of ['text/html', 'text/plain']) copy.setData(type, from.getData(type))
  for (const file of from.files) copy.items.add(file)
  return Object.defineProperty(new ClipboardEvent('paste'), 'clipboardData', { value: copy })
}

function placeholder(loading: string): HTMLElement {
  const place = document.createElement('span')
  place.className = 'rounded-sm bg-sunken px-1 text-ink-soft text-sm'
  place.textContent = loading
  return place
}
