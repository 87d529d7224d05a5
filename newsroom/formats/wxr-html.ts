import type { DocumentNode } from '#lib/document-types.ts'
import { embedOf } from '#lib/embeds/embed.ts'
import type { Language } from '#lib/languages.ts'
import { newsPath } from '#lib/paths.ts'
import { noteReference } from './html-notes.ts'
import type { Losses } from './losses.ts'
import { notesAtTheEnd, withoutShortcodes } from './shortcodes.ts'
import type { WxrItem } from './wxr-items.ts'
import { footnotesOf, formatParts } from './wxr-meta.ts'
import { isOf, oldPathOf, type WxrReferences } from './wxr-references.ts'

/** The text of an item as plain HTML: reusable blocks are inserted, shortcodes and references to footnotes converted. */
export function htmlOf(item: WxrItem, index: WxrReferences, losses: Losses): string {
  const given = withSharedBlocks(item.fields['content:encoded'] ?? '', index.blocks)
  const noted = withFootnotes(given, footnotesOf(item))
  const html = withoutShortcodes(noted + formatParts(item), {
    postId: item.fields['wp:post_id'] ?? '',
    attachments: index.attachments,
    attached: index.attached,
    losses,
  })
  return isOfBlocks(given) ? html : withLinesOfClassicText(html)
}

export const isOfBlocks = (content: string): boolean => content.includes('<!-- wp:')

const withSharedBlocks = (html: string, blocks: WxrReferences['blocks']): string =>
  html.replace(/<!-- wp:block \{[^{}]{0,200}"ref":\s?(\d{1,12})[^{}]{0,200}\} \/-->/g, (whole, id: string) => blocks.get(id) ?? whole)

/** Writes WordPress' footnotes, which an item holds apart from its text, as html-notes.ts reads them. */
function withFootnotes(html: string, notes: Map<string, string>): string {
  if (notes.size === 0) return html
  const order = [...notes.keys()]
  const text = html
    .replace(/<sup\s[^<>]*?data-fn="([^"<>]{1,100})"[^<>]*>.{0,400}?<\/sup>/gs, (whole, id: string) => {
      const at = order.indexOf(id)
      return at < 0 ? whole : noteReference(at + 1, 'w')
    })
    .replace(/<!-- wp:footnotes(?: \{[^{}]{0,500}\})? \/-->/g, '')
  return text + notesAtTheEnd([...notes.values()], 'w')
}

/** WordPress' wpautop adds no line break after `<br />`; two of them separate paragraphs. */
const withLinesOfClassicText = (html: string): string =>
  html
    .replace(/\r\n?/g, '\n')
    .replace(/(<br ?\/?>)[ \t]{0,20}\n(?![ \t]*\n)/gi, '$1')
    .replace(/<br ?\/?>[ \t]{0,20}<br ?\/?>/gi, '\n\n')

/**
 * Rewrites links to stories of the same export to their new addresses. `addresses`: the slugs of stories by their keys. Links to other
 * pages of the old site stay, and are reported. A card for a page of the old site becomes its words with a link, since its story is here.
 */
export function withLinksOf(
  content: readonly DocumentNode[],
  index: Pick<WxrReferences, 'stories'> & { site: { address: string } },
  addresses: ReadonlyMap<string, string>,
  language: Language,
  losses: Losses,
): DocumentNode[] {
  const here = (href: string): string => {
    if (!isOf(href, index.site.address) || index.site.address === '') return href
    const old = oldPathOf(href, index.site.address)
    const slug = old && addresses.get(index.stories.get(old) ?? '')
    if (slug) return newsPath(language, slug) + new URL(href).hash
    if (old) losses.add('links to pages of the old site that are no stories of the export')
    return href
  }
  const inNode = (node: DocumentNode): DocumentNode => ({
    ...node,
    ...(node.content && { content: node.content.flatMap(spread).map(inNode) }),
    ...(node.marks && {
      marks: node.marks.map((mark) =>
        mark.type === 'link' && typeof mark.attrs?.href === 'string'
          ? { ...mark, attrs: { ...mark.attrs, href: here(mark.attrs.href) } }
          : mark,
      ),
    }),
  })
  const spread = (node: DocumentNode): DocumentNode[] => {
    const address = node.type === 'embed' ? embedOf(node.attrs?.embedId)?.address : undefined
    if (address === undefined || index.site.address === '' || !isOf(address, index.site.address)) return [node]
    losses.add('a card for a page of the old site became a link')
    return partsOfCard(node, address)
  }
  return content.flatMap(spread).map(inNode)
}

/** The parts of a card as blocks: its picture, its title as a link, its text, and who said it. */
const partsOfCard = ({ content = [] }: DocumentNode, href: string): DocumentNode[] =>
  content.map((part) => {
    if (part.type === 'title') {
      const words = part.content ?? [{ type: 'text', text: href }]
      const marks = [{ type: 'link', attrs: { href } }]
      return { type: 'paragraph', content: words.map((node) => (node.type === 'text' ? { ...node, marks } : node)) }
    }
    return part.type === 'attribution' ? { ...part, type: 'paragraph' } : part
  })
