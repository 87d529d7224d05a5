import { mapAddress } from '#lib/coordinates.ts'
import type { ArticleDocument, DocumentMark, DocumentNode } from '#lib/document-types.ts'
import { embedOf } from '#lib/embeds/embed.ts'
import { escapeHtml } from '#lib/escape-html.ts'
import { markerOf, writeMarker } from './marker.ts'
import { isSafeHref, linkedStory, type MarkName, type NodeName, rowOf } from './nodes.ts'
import { type AlignedCells, alignCells, alignmentIn } from './table-columns.ts'

/** What the HTML of a text needs besides the text. Without options it is written as in an export. */
export type HtmlOptions = {
  /** Makes a path of our site absolute. */
  absolute?: (path: string) => string
  /** The file of a picture; null leaves the picture out. */
  picture?: (mediaId: string) => { url: string; width?: number; height?: number } | null
  /** The file of a sound, video, document or captions; null leaves it out. */
  attachment?: (attachmentId: string) => { url: string; width?: number; height?: number } | null
  /** The live story of a card; null leaves the card out. */
  related?: (articleId: string) => { headline: string; url: string } | null
  /** Where a picture's credit goes: into the caption, or into an element of its own, so that an import finds it again. */
  credit?: 'in-caption' | 'apart'
}

/**
 * A story's text as XHTML, for feeds, exports and the clipboard; `htmlToDocument` parses it again. Not used for readers' pages. Open
 * suggestions are written as if refused.
 */
export function documentToHtml(document: ArticleDocument, options: HtmlOptions = {}): string {
  const notes: string[] = []
  const html = writeNode(document, {
    absolute: (path) => path,
    picture: toUrn,
    attachment: toUrn,
    related: () => null,
    credit: 'apart',
    ...options,
    titleIn: 'h4',
    cardIn: 'p',
    notes,
    aligned: alignCells(document),
  })
  return html + writeNotes(notes)
}

/** The footnotes at the end, for people; programs find the words of each where it stands. */
const writeNotes = (notes: readonly string[]): string =>
  notes.length === 0 ? '' : `<section data-notes=""><ol>${notes.map((words) => `<li>${escapeHtml(words)}</li>`).join('')}</ol></section>`

const toUrn = (id: string) => ({ url: `urn:uuid:${id}` })

/** `notes`: the footnotes so far. */
type Options = Required<HtmlOptions> & { titleIn: 'h4' | 'figcaption'; cardIn: 'p' | 'li'; notes: string[]; aligned: AlignedCells }
type WriteNode = (node: DocumentNode, inside: string, options: Options) => string
type WriteMark = (mark: DocumentMark, inside: string, options: Options) => string

const wrapIn =
  (element: string) =>
  (_: unknown, inside: string): string =>
    `<${element}>${inside}</${element}>`
const keepInside = (_: unknown, inside: string): string => inside

const nodes = {
  doc: keepInside,
  paragraph: (node, inside) => `<p${alignedBy(node)}>${inside}</p>`,
  heading: ({ attrs }, inside) => (attrs?.level === 3 ? `<h3>${inside}</h3>` : `<h2>${inside}</h2>`),
  bulletList: wrapIn('ul'),
  orderedList: ({ attrs }, inside) => `<ol${numberUnlessOne('start', attrs?.start)}>${inside}</ol>`,
  listItem: wrapIn('li'),
  blockquote: wrapIn('blockquote'),
  pullQuote: (_, inside) => `<blockquote data-pull="">${inside}</blockquote>`,
  attribution: (_, inside) => (inside ? `<cite>${inside}</cite>` : ''),
  preformatted: wrapIn('pre'),
  box: ({ attrs }, inside) => `<section data-box="${escapeHtml(String(attrs?.kind ?? 'facts'))}">${inside}</section>`,
  title: (_, inside, { titleIn }) => (inside ? `<${titleIn}>${inside}</${titleIn}>` : ''),
  pictures: ({ attrs }, inside) => inside && `<div data-pictures="${escapeHtml(String(attrs?.layout ?? 'row'))}">${inside}</div>`,
  tableFigure: ({ attrs }, inside) => `<figure data-drawn-as="${escapeHtml(String(attrs?.drawnAs ?? 'table'))}">${inside}</figure>`,
  picture: writePicture,
  audio: writeAttachment,
  video: writeAttachment,
  document: writeAttachment,
  relatedStory: ({ attrs }, _, { related, cardIn }) => {
    const story = related(String(attrs?.articleId))
    return story ? `<${cardIn}><a href="${escapeHtml(story.url)}">${escapeHtml(story.headline)}</a></${cardIn}>` : ''
  },
  readAlso: (_, inside) => inside && `<ul data-read-also="">${inside}</ul>`,
  embed: writeEmbed,
  map: writeMap,
  horizontalRule: () => '<hr/>',
  table: (_, inside) => `<table><tbody>${inside}</tbody></table>`,
  tableRow: wrapIn('tr'),
  tableHeader: (node, inside, options) => `<th${spans(node)}${alignment(node, options)}>${inside}</th>`,
  tableCell: (node, inside, options) => `<td${spans(node)}${alignment(node, options)}>${inside}</td>`,
  footnote: writeFootnote,
  hardBreak: () => '<br/>',
  text: writeText,
} satisfies Record<NodeName, WriteNode>

const marks = {
  bold: wrapIn('strong'),
  italic: wrapIn('em'),
  superscript: wrapIn('sup'),
  subscript: wrapIn('sub'),
  strikethrough: (_, inside) => `<s data-strikethrough="">${inside}</s>`,
  link: writeLink,
  language: ({ attrs }, inside) => `<span lang="${escapeHtml(String(attrs?.code))}">${inside}</span>`,
  abbreviation: ({ attrs }, inside) => `<abbr title="${escapeHtml(String(attrs?.title))}">${inside}</abbr>`,
  insertion: () => '',
  deletion: keepInside,
  modification: keepInside,
  comment: keepInside,
  aligned: keepInside,
} satisfies Record<MarkName, WriteMark>

function writeNode(node: ArticleDocument | DocumentNode, options: Options): string {
  const around = aroundIn(node.type, options)
  const inside = (node.content ?? []).map((child) => writeNode(child, around)).join('')
  return rowOf<NodeName, WriteNode>(nodes, node.type)(node, inside, options)
}

function aroundIn(type: string, options: Options): Options {
  if (type === 'tableFigure') return { ...options, titleIn: 'figcaption' }
  return type === 'readAlso' ? { ...options, cardIn: 'li' } : options
}

/** A link to a story of ours that is not live leaves its words. */
function writeLink({ attrs }: DocumentMark, inside: string, { absolute, related }: Options): string {
  const id = linkedStory(attrs?.href)
  if (id) {
    const story = related(id)
    return story ? `<a href="${escapeHtml(story.url)}">${inside}</a>` : inside
  }
  if (!isSafeHref(attrs?.href)) return inside
  return `<a href="${escapeHtml(attrs.href.startsWith('/') ? absolute(attrs.href) : attrs.href)}">${inside}</a>`
}

/** A run inside its marks; of one that a mark leaves out, such as a suggestion, no mark remains. */
function writeText({ text = '', marks: carried = [] }: DocumentNode, _: string, options: Options): string {
  return carried.reduceRight(
    (inside, mark) => inside && rowOf<MarkName, WriteMark>(marks, mark.type)(mark, inside, options),
    escapeHtml(text),
  )
}

function writePicture({ attrs = {} }: DocumentNode, _: string, { picture: find, credit: place }: Options): string {
  const picture = find(String(attrs.mediaId))
  if (!picture) return ''
  const [alt, caption, credit] = [attrs.alt, attrs.caption, attrs.credit].map((text) => escapeHtml(String(text ?? '')))
  const size = picture.width === undefined ? '' : ` width="${picture.width}" height="${picture.height}"`
  const image = `<img src="${escapeHtml(picture.url)}"${size} alt="${alt}"/>`
  const apart = place === 'apart' && credit ? `<div class="byline">${credit}</div>` : ''
  const words = [caption, place === 'in-caption' && credit].filter(Boolean).join(' · ')
  return `<figure>${image}${apart}${words && `<figcaption>${words}</figcaption>`}</figure>`
}

/** What programs that know our marks read again is in `data-`; all others show a player, or a link. */
function writeAttachment({ type, attrs = {} }: DocumentNode, _: string, options: Options): string {
  const file = options.attachment(String(attrs.attachmentId))
  if (!file) return ''
  const { title, caption, credit, transcript } = Object.fromEntries(
    ['title', 'caption', 'credit', 'transcript'].map((name) => [name, escapeHtml(String(attrs[name] ?? ''))]),
  )
  const url = escapeHtml(file.url)
  const data = ['attachmentId', 'captionsId', 'mediaId'].flatMap((name) =>
    typeof attrs[name] === 'string' ? ` data-${name.slice(0, -2)}="${escapeHtml(attrs[name])}"` : [],
  )
  const shown = type === 'document' ? `<a href="${url}">${title || 'PDF'}</a>` : writePlayer(type, attrs, url, { ...options, file })
  const parts = [
    type !== 'document' && title && `<p class="title">${title}</p>`,
    credit && `<div class="byline">${credit}</div>`,
    transcript &&
      `<details>${transcript
        .split('\n')
        .map((line) => `<p>${line}</p>`)
        .join('')}</details>`,
    caption && `<figcaption>${caption}</figcaption>`,
  ]
  return `<figure data-kind="${type}"${data.join('')}>${shown}${parts.filter(Boolean).join('')}</figure>`
}

function writePlayer(
  type: string,
  { captionsId, mediaId }: Record<string, unknown>,
  url: string,
  { attachment, picture, file }: Options & { file: { width?: number; height?: number } },
): string {
  const captions = typeof captionsId === 'string' ? attachment(captionsId) : null
  const poster = typeof mediaId === 'string' ? picture(mediaId) : null
  const size = file.width === undefined ? '' : ` width="${file.width}" height="${file.height}"`
  const still = poster ? ` poster="${escapeHtml(poster.url)}"` : ''
  const track = captions ? `<track kind="captions" src="${escapeHtml(captions.url)}"/>` : ''
  return `<${type} controls="" preload="none" src="${url}"${size}${still}>${track}</${type}>`
}

/** A quotation with a link to where it is from: programs that know no frames show it, and no address of a player leaves us. */
function writeEmbed({ attrs = {} }: DocumentNode, inside: string): string {
  const embed = embedOf(attrs.embedId)
  if (!embed) return `<blockquote>${inside}</blockquote>`
  const link = `<p><a href="${escapeHtml(embed.address)}">${escapeHtml(embed.name)}</a></p>`
  return `<blockquote data-embed="${escapeHtml(String(attrs.embedId))}">${inside}${link}</blockquote>`
}

/** The picture, the name of the place, and a link to it elsewhere. Where the marker stands, only programs that know our marks can say. */
function writeMap({ attrs = {} }: DocumentNode, inside: string): string {
  const address = mapAddress(attrs.coordinates)
  const [said, link] = address
    ? [` data-coordinates="${escapeHtml(String(attrs.coordinates))}"`, `<p><a href="${escapeHtml(address)}">OpenStreetMap</a></p>`]
    : ['', '']
  return `<figure data-map="${writeMarker(markerOf(attrs))}"${said}>${inside}${link}</figure>`
}

function writeFootnote({ attrs = {} }: DocumentNode, _: string, { notes }: Options): string {
  const words = String(attrs.words ?? '')
  return words === '' ? '' : `<sup data-note="${escapeHtml(words)}">[${notes.push(words)}]</sup>`
}

/** How the column is aligned, for other programs. */
function alignment(node: DocumentNode, { aligned }: Options): string {
  const to = aligned.get(node)?.to
  return to ? ` style="text-align:${to}"` : ''
}

/** What a cell itself says of it, for ours. */
function alignedBy({ marks: carried = [] }: DocumentNode): string {
  const to = alignmentIn(carried)
  return to ? ` data-aligned="${to}"` : ''
}

const spans = ({ attrs }: DocumentNode): string => numberUnlessOne('colspan', attrs?.colspan) + numberUnlessOne('rowspan', attrs?.rowspan)

const numberUnlessOne = (name: string, value: unknown): string => (Number(value ?? 1) === 1 ? '' : ` ${name}="${Number(value)}"`)
