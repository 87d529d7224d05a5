import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Picture } from '#lib/document-types.ts'
import { bodyStart } from './lines.ts'

type Change = { hold: { files: File[]; at: number } } | { release: File }
const places = new PluginKey<DecorationSet>('pictureFiles')

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    pictureFiles: {
      /** Takes files that were chosen, to where the caret is or to another place. */
      takeFiles: (files: File[], at?: number) => ReturnType
    }
  }
}

/**
 * Takes files that are dropped, pasted or chosen into the text: pictures and documents. Each holds its place, whatever is typed around it,
 * until it is in the library or was read; the text itself never has a picture that is not there.
 */
export const pictureFiles = (take: (files: File[]) => void, tell: (name: string) => string) =>
  Extension.create({
    name: 'pictureFiles',
    addCommands: () => ({
      takeFiles:
        (files, at) =>
        ({ tr, state, dispatch }) => {
          if (!dispatch) return true
          tr.setMeta(places, { hold: { files, at: at ?? placeAtCaret(state) } } satisfies Change)
          queueMicrotask(() => take(files)) // once they hold their places
          return true
        },
    }),
    addProseMirrorPlugins() {
      const hold = (files: File[], at: number) => {
        this.editor.view.dispatch(this.editor.state.tr.setMeta(places, { hold: { files, at } } satisfies Change))
        take(files)
        return true
      }
      return [
        new Plugin<DecorationSet>({
          key: places,
          state: {
            init: () => DecorationSet.empty,
            apply(tr, held) {
              const mapped = held.map(tr.mapping, tr.doc)
              const change: Change | undefined = tr.getMeta(places)
              if (!change) return mapped
              if ('release' in change) return mapped.remove(mapped.find(undefined, undefined, (spec) => spec.file === change.release))
              const { files, at } = change.hold
              return mapped.add(
                tr.doc,
                files.map((file) => Decoration.widget(at, () => placeholder(tell(file.name)), { file, side: 1 })),
              )
            },
          },
          props: {
            decorations: (state) => places.getState(state),
            handleDrop(view, event, _slice, isMove) {
              const files = filesOf(event.dataTransfer)
              if (isMove || files.length === 0) return false
              event.preventDefault()
              const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? view.state.selection.to
              return hold(files, betweenBlocks(view.state, at))
            },
            handlePaste(view, event) {
              const files = filesOf(event.clipboardData)
              // Word adds a photograph of the words to what it copies: where there are words, they are meant.
              if (files.length === 0 || hasWords(event.clipboardData?.getData('text/html') ?? '')) return false
              return hold(files, placeAtCaret(view.state))
            },
          },
        }),
      ]
    },
  })

/** Where a file's picture belongs by now; null when its place was deleted, or when it came by another way. */
export function placeOf(state: EditorState, file: File): number | null {
  const [held] = places.getState(state)?.find(undefined, undefined, (spec) => spec.file === file) ?? []
  return held?.from ?? null
}

/** What a page said of a picture that was pasted with its words. */
const pasted = new WeakMap<File, Omit<Picture, 'mediaId'>>()

export const describePasted = ({ file, words }: { file: File; words: Omit<Picture, 'mediaId'> }): void => void pasted.set(file, words)
export const wordsOfPasted = (file: File) => pasted.get(file)

export const release = (state: EditorState, file: File) => state.tr.setMeta(places, { release: file } satisfies Change)

function betweenBlocks(state: EditorState, at: number): number {
  const place = state.doc.resolve(at)
  return Math.max(place.depth === 0 ? at : place.after(1), bodyStart(state.doc))
}

/** Between the blocks at the caret. */
export const placeAtCaret = (state: EditorState): number => betweenBlocks(state, state.selection.to)

const filesOf = (data: DataTransfer | null): File[] => [...(data?.files ?? [])]

const hasWords = (html: string): boolean => new DOMParser().parseFromString(html, 'text/html').body.textContent?.trim() !== ''

function placeholder(words: string): HTMLElement {
  const line = document.createElement('div')
  line.className = 'story-uploading'
  line.textContent = words
  return line
}
