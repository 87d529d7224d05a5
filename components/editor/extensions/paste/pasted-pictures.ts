import type { Node } from '@tiptap/pm/model'
import { Fragment, Slice } from '@tiptap/pm/model'
import { type EditorState, Selection, type Transaction } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'
import { v4 } from 'uuid'
import { fileOfAddress } from '#components/media/upload.ts'
import type { ArticleDocument, DocumentNode, Picture } from '#lib/document-types.ts'
import { parseUrl } from '#lib/parse-url.ts'
import type { HtmlImage } from '#newsroom/formats/html-reading.ts'

/** A picture of pasted HTML on its way into the library. Until it is there, its id stands for it in the HTML, and nowhere in the text. */
export type PastedPicture = { id: string; file: File; words: Omit<Picture, 'mediaId'> }

/** The most pictures of one paste. */
const mostPictures = 50

/** Takes a picture that is in the clipboard or on the web. A string says why it is not taken. */
export function takePicture(image: HtmlImage, taken: PastedPicture[]): Picture | string {
  if (taken.length >= mostPictures) return 'many'
  const file = fileOf(image.src, taken.length + 1)
  if (!file) return 'disk'
  const words = { alt: image.alt.slice(0, 1000), caption: image.caption.slice(0, 2000), credit: (image.credit ?? '').slice(0, 300) }
  const id = v4()
  taken.push({ id, file, words })
  return { mediaId: id, ...words }
}

function fileOf(src: string, number: number): File | null {
  const [whole, kind = ''] = /^data:image\/([\w.+-]{1,20});base64,/i.exec(src) ?? []
  if (whole) return fileOfBytes(src.slice(whole.length), kind.toLowerCase(), number)
  const url = parseUrl(src)
  if (!url || !/^https?:$/.test(url.protocol) || src.length > 2048) return null
  const last = url.pathname.split('/').at(-1) ?? ''
  // The name of a site may end like that of a document: example.md.
  return fileOfAddress(url.href, /\.(?:jpe?g|png|webp|avif|gif)$/i.test(last) ? last.slice(-100) : `${url.hostname} (${number})`)
}

function fileOfBytes(base64: string, kind: string, number: number): File | null {
  try {
    const bytes = Uint8Array.from(atob(base64.replace(/\s+/g, '')), (sign) => sign.charCodeAt(0))
    return new File([bytes], `picture-${number}.${kind === 'jpeg' ? 'jpg' : kind.replace(/\W.*/, '')}`, { type: `image/${kind}` })
  } catch {
    return null // not Base64
  }
}

/** Pictures that are not there yet stand one by one: a group of them would stay empty when none arrives. */
export const withoutGroups = (document: ArticleDocument): ArticleDocument => ({
  ...document,
  content: document.content.flatMap((block): DocumentNode[] => (block.type === 'pictures' ? (block.content ?? []) : [block])),
})

/** The HTML of feeds with the pictures that are taken as the editor writes them. Modifies `page`. */
export function markPictures(page: Document, taken: readonly PastedPicture[]): string {
  for (const { id, words } of taken) {
    const image = page.querySelector(`img[src="urn:uuid:${id}"]`)
    const figure = page.createElement('figure')
    figure.setAttribute('data-picture', id)
    for (const [name, text] of Object.entries(words)) figure.setAttribute(`data-${name}`, text)
    ;(image?.closest('figure') ?? image)?.replaceWith(figure)
  }
  return page.body.innerHTML
}

/**
 * Pastes a slice without the pictures that are not there yet, and finds where each belongs. `before` of a place is its distance from the caret
 * after the paste: where changes are suggestions, more stands before it than was meant.
 */
export function pasteAround(state: EditorState, slice: Slice, waiting: ReadonlyMap<string, PastedPicture>) {
  const meant = state.tr.replaceSelection(slice)
  const found: { picture: PastedPicture; at: number }[] = []
  meant.doc.descendants((node, at) => {
    const picture = node.type.name === 'picture' ? waiting.get(String(node.attrs.mediaId)) : undefined
    if (picture) found.push({ picture, at })
  })
  for (const { at } of found.toReversed()) meant.delete(at, at + 1)
  const places: { picture: PastedPicture; before: number | null }[] = found.map(({ picture, at }, index) => ({
    picture,
    before: meant.selection.to - (at - index),
  }))
  // What does not fit where the caret is (a picture in a cell) stands below it.
  for (const picture of waiting.values()) if (!found.some((one) => one.picture === picture)) places.push({ picture, before: null })
  return { tr: inOneStep(state, meant) ?? state.tr.replaceSelection(withoutPictures(slice, waiting)), places }
}

/** The same change as one step: the log of the draft never has a picture that is not there. */
function inOneStep(state: EditorState, meant: Transaction): Transaction | null {
  const start = state.doc.content.findDiffStart(meant.doc.content)
  const end = state.doc.content.findDiffEnd(meant.doc.content)
  if (start === null || end === null) return state.tr
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  const tr = state.tr
  const step = new ReplaceStep(start, end.a + overlap, meant.doc.slice(start, end.b + overlap))
  if (tr.maybeStep(step).failed) return null
  return tr.setSelection(Selection.near(tr.doc.resolve(Math.min(meant.selection.to, tr.doc.content.size)), -1))
}

function withoutPictures(slice: Slice, waiting: ReadonlyMap<string, PastedPicture>): Slice {
  const keep = (fragment: Fragment): Fragment => {
    const nodes: Node[] = []
    fragment.forEach((node) => {
      if (node.isText) nodes.push(node)
      else if (!waiting.has(String(node.attrs.mediaId))) nodes.push(node.copy(keep(node.content)))
    })
    return Fragment.fromArray(nodes)
  }
  return new Slice(keep(slice.content), slice.openStart, slice.openEnd)
}
