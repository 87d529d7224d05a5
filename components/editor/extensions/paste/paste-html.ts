import { Extension } from '@tiptap/core'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { cleanRun } from '#lib/clean-text.ts'
import { documentToHtml } from '#newsroom/articles/document-to-html.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import { treeOf } from '#newsroom/formats/html-nodes.ts'
import { Losses } from '#newsroom/formats/losses.ts'
import { treeToDocument } from '#newsroom/formats/tree-to-document.ts'
import { normaliseClipboard } from './clipboard.ts'

export type PasteLosses = { pictures: number; losses: string[] }

/**
 * Pastes HTML from other programs as a story's text: words and structure without styles, read by newsroom/formats like imports. `onLeft` is
 * called with what is left out: pictures among text, because their files are on the other program's disk, and struck-out words.
 */
export const pasteHtml = (onLeft: (left: PasteLosses) => void) =>
  Extension.create({
    name: 'pasteHtml',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          transformPastedHTML: (html) => {
            if (isOurs(html)) return html
            const page = new DOMParser().parseFromString(html, 'text/html')
            const pictures = page.body.textContent?.trim() ? page.images.length : 0
            const { text, losses } = storyHtmlOf(page)
            const struck = losses.filter((loss) => loss.startsWith('struck-out'))
            if (pictures > 0 || struck.length > 0) onLeft({ pictures, losses: struck })
            return text
          },
          transformPasted: (slice) => cleanSlice(slice),
        },
      }),
    ],
  })

/** HTML that ProseMirror has copied itself is marked, and is pasted unchanged. */
const isOurs = (html: string) => html.includes('data-pm-slice')

/** Elements that only our own HTML has, as the editor writes it. */
const ownParts =
  '[data-picture], [data-related-story], figure[data-embed], [data-story-link], [data-insertion], [data-deletion], [data-modification], [data-comment]'

/** Converts the HTML of a clipboard to the editor's own HTML. Modifies `page`. */
export function storyHtmlOf(page: Document): { text: string; losses: string[] } {
  const isTyped = /urn:schemas-microsoft-com|class="?Mso|docs-internal-guid/i.test(page.documentElement.outerHTML.slice(0, 200_000))
  const isOwn = page.body.querySelector(ownParts) !== null
  const text = normaliseClipboard(page)
  if (isOwn) return { text, losses: [] }
  const losses = new Losses()
  const nodes = [...page.body.childNodes].flatMap((node) => treeOf(node) ?? [])
  const document = treeToDocument(nodes, { losses, isTyped, picture: () => 'it lies on another disk' })
  return { text: plainText(document) === '' && page.body.textContent?.trim() ? text : documentToHtml(document), losses: losses.list() }
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
