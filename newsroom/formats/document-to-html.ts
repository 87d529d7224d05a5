import type { ArticleDocument, DocumentMark, DocumentNode } from '#lib/document-types.ts'

/** A story's text as XHTML for other programs; `htmlToDocument` reads it back. Readers' pages are never made from it. */
export const documentToHtml = (document: ArticleDocument, around: Around = alone): string => writeInside(document.content, around)

/** Where the file of a picture is, and which stories cards lead to; a card of a story that is not live is left out. */
type Around = { picture: (mediaId: string) => string; related: ReadonlyMap<string, { headline: string; path: string }> }
const alone: Around = { picture: (mediaId) => `urn:uuid:${mediaId}`, related: new Map() }

const writeInside = (nodes: DocumentNode[] = [], around: Around): string => nodes.map((node) => htmlOf(node, around)).join('')

function htmlOf(node: DocumentNode, around: Around): string {
  if (node.text !== undefined) return (node.marks ?? []).reduceRight(wrapInMark, escapeHtml(node.text))
  const write = elements[node.type]
  if (!write) throw new Error(`no HTML for ${node.type}`)
  return write(node, writeInside(node.content, around), around)
}

const elements: Record<string, (node: DocumentNode, content: string, around: Around) => string> = {
  paragraph: (_node, content) => `<p>${content}</p>`,
  heading: ({ attrs }, content) => `<h${attrs?.level ?? 2}>${content}</h${attrs?.level ?? 2}>`,
  bulletList: (_node, content) => `<ul>${content}</ul>`,
  orderedList: ({ attrs }, content) =>
    attrs?.start === undefined || attrs.start === 1 ? `<ol>${content}</ol>` : `<ol start="${attrs.start}">${content}</ol>`,
  listItem: (_node, content) => `<li>${content}</li>`,
  blockquote: (_node, content) => `<blockquote>${content}</blockquote>`,
  picture: ({ attrs = {} }, _content, { picture }) => {
    const word = (name: string) => escapeHtml(String(attrs[name] ?? ''))
    const credit = word('credit') && `<div class="byline">${word('credit')}</div>`
    const caption = word('caption') && `<figcaption>${word('caption')}</figcaption>`
    return `<figure><img src="${escapeHtml(picture(String(attrs.mediaId)))}" alt="${word('alt')}" />${credit}${caption}</figure>`
  },
  relatedStory: ({ attrs }, _content, { related }) => {
    const story = related.get(String(attrs?.articleId))
    return story ? `<p><a href="${escapeHtml(story.path)}">${escapeHtml(story.headline)}</a></p>` : ''
  },
  horizontalRule: () => '<hr />',
  table: (_node, content) => `<table><tbody>${content}</tbody></table>`,
  tableRow: (_node, content) => `<tr>${content}</tr>`,
  tableHeader: (node, content) => `<th${spans(node)}>${content}</th>`,
  tableCell: (node, content) => `<td${spans(node)}>${content}</td>`,
  hardBreak: () => '<br />',
}

const spans = ({ attrs = {} }: DocumentNode): string =>
  ['colspan', 'rowspan'].map((name) => (attrs[name] === undefined || attrs[name] === 1 ? '' : ` ${name}="${attrs[name]}"`)).join('')

function wrapInMark(content: string, { type, attrs }: DocumentMark): string {
  if (type === 'bold') return `<strong>${content}</strong>`
  if (type === 'italic') return `<em>${content}</em>`
  if (type === 'superscript') return `<sup>${content}</sup>`
  if (type === 'subscript') return `<sub>${content}</sub>`
  if (type === 'link') return `<a href="${escapeHtml(String(attrs?.href ?? ''))}">${content}</a>`
  return content // suggestions and comments are the desk's own
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)
