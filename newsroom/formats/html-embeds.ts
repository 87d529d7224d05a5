import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import type { DocumentNode } from '#lib/document-types.ts'
import { embedIdOf, embedOf, isOfProvider } from '#lib/embeds/embed.ts'
import { parseUrl } from '#lib/parse-url.ts'
import { fitBlocks, flat } from './fit-blocks.ts'
import { embedBlock, endLine } from './html-lines.ts'
import { attribute, elementsIn, isElement, isText, textOf } from './html-nodes.ts'
import { blocksOf, type Handler } from './html-page.ts'
import type { Page } from './html-reading.ts'
import { linkTo } from './html-words.ts'

/** A frame of a player that we know is an embed; any other page in a frame becomes a link. */
export const frame: Handler = (element, marks, page) => {
  const embedId = embedIdOf(absolute(attribute(element, 'src') ?? attribute(element, 'data-src') ?? '', page))
  if (!isOfProvider(embedId)) return linkTo('page')(element, marks, page)
  const title = (attribute(element, 'title') ?? '').trim()
  endLine(page)
  page.blocks.push(embedBlock(embedId, { title: isSaid(title) ? [{ type: 'text', text: title }] : [] }))
}

/** What a player calls itself says nothing of what it plays. */
const isSaid = (title: string): boolean => title !== '' && !/player|embed|iframe|post by|frame/i.test(title)

const absolute = (address: string, page: Page): string => parseUrl(address, page.reading.base ?? 'https://nowhere.invalid')?.href ?? ''

/** An element that shows what others have published: ours, or by the code that they offer for it. */
export function embedElement(element: Tree.Element): Handler | undefined {
  const own = attribute(element, 'data-embed')
  if (own !== undefined && embedOf(own)) return readEmbed(own)
  if (element.tagName === 'script') return scriptOf(element)
  if (element.tagName === 'figure' && hasClass(element, 'wp-block-embed')) return figureOf(element)
  if (!['blockquote', 'div'].includes(element.tagName) || !codes.some((name) => hasClass(element, name))) return undefined
  const embedId = addressesIn(element).map(embedIdOf).find(isOfProvider)
  return embedId ? readEmbed(embedId) : undefined
}

/** The classes by which the code of X, Instagram, TikTok, Threads, Bluesky, Reddit, Mastodon and Facebook is known. */
const codes =
  'twitter-tweet twitter-video instagram-media tiktok-embed text-post-media bluesky-embed reddit-embed-bq reddit-card mastodon-embed fb-post fb-video'.split(
    ' ',
  )

/** Whether it is code that is read as what it shows, with who said it. */
export const isEmbedCode = (html: string): boolean =>
  codes.some((name) => new RegExp(`^<blockquote[^>]{0,500}\\b${name}\\b`, 'i').test(html))

const hasClass = (element: Tree.Element, name: string): boolean => (attribute(element, 'class') ?? '').split(/\s+/).includes(name)

/** Where it may say what it shows: the attributes first, then its links, the last one first. */
const addressesIn = (element: Tree.Element): string[] => [
  ...['data-instgrm-permalink', 'data-text-post-permalink', 'data-embed-url', 'data-href', 'cite'].flatMap(
    (name) => attribute(element, name) ?? [],
  ),
  ...elementsIn(element, 'a')
    .flatMap((link) => attribute(link, 'href') ?? [])
    .toReversed(),
]

/** Telegram offers a script that says which post it shows. */
function scriptOf(element: Tree.Element): Handler | undefined {
  const post = attribute(element, 'data-telegram-post')
  const embedId = post === undefined ? null : embedIdOf(`https://t.me/${post}`)
  if (!isOfProvider(embedId)) return undefined
  return (_element, _marks, page) => {
    endLine(page)
    page.blocks.push(embedBlock(embedId))
  }
}

/** WordPress writes the address as a line of its own, and what the newsroom says of it as a caption. */
function figureOf(element: Tree.Element): Handler | undefined {
  const captions = elementsIn(element, 'figcaption')
  const inner = element.childNodes.filter((child) => !captions.some((caption) => caption === child))
  const given = inner.map(textOf).join('').trim()
  const frames = elementsIn(element, 'iframe').flatMap((each) => attribute(each, 'src') ?? [])
  const embedId = [given, ...frames].map(embedIdOf).find((found) => found !== null)
  if (!embedId || elementsIn(element, 'blockquote').length > 0) return undefined
  return (_element, marks, page) => {
    const text = captions.flatMap((caption) => fitBlocks(blocksOf(caption.childNodes, marks, page), 'embed', page.reading).content)
    endLine(page)
    page.blocks.push(embedBlock(embedId, { text }))
  }
}

/** Its words in their places: the title, the text, and who said it. The link at its end is ours to write. */
const readEmbed =
  (embedId: string): Handler =>
  (element, marks, page) => {
    endLine(page)
    const isOurs = attribute(element, 'data-embed') !== undefined
    const parts = element.childNodes.filter((child) => isElement(child) || (isText(child) && child.value.trim() !== ''))
    const last = parts.at(-1)
    const linked = last && isOurs && isElement(last) && last.tagName === 'p' ? elementsIn(last, 'a') : []
    const isLink = linked.length === 1 && attribute(linked[0] as Tree.Element, 'href') === embedOf(embedId)?.address // of one
    const said = isLink ? parts.slice(0, -1) : parts
    const head = said.find((child) => isElement(child) && child.tagName === 'h4')
    const source = isOurs ? said.find((child) => isElement(child) && child.tagName === 'cite') : undefined
    const rest = said.filter((child) => child !== head && child !== source)
    const line = (child: Tree.ChildNode | undefined) =>
      child && isElement(child) ? flat(blocksOf(child.childNodes, marks, page)).line : []
    const inside = fitBlocks(blocksOf(rest, marks, page), 'embed', page.reading, ['picture'])
    const [picture, ...more] = inside.content.filter(({ type }) => type === 'picture')
    const text = inside.content.filter(({ type }) => type !== 'picture')
    const author = isOurs ? line(source) : authorOf(text)
    page.blocks.push(embedBlock(embedId, { ...(picture && { picture }), title: line(head), text, author }))
    for (const block of [...more, ...inside.hoisted]) page.blocks.push(block)
  }

/** “— Olena (@olena) 3 May 2026” at the end of a post is who wrote it; it is taken out of the text. */
function authorOf(text: DocumentNode[]): DocumentNode[] {
  const last = text.at(-1)
  const [first, ...rest] = last?.content ?? []
  if (!first?.text || !/^[—–―-]\s/.test(first.text)) return []
  text.pop()
  return [{ ...first, text: first.text.replace(/^[—–―-]\s+/, '') }, ...rest].filter((node) => node.text !== '')
}
