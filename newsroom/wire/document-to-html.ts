import type { ArticleDocument, DocumentMark, DocumentNode } from '#lib/document-types.ts'

/** A story's text as XHTML for other programs; `htmlToDocument` reads it back. Readers' pages are never made from it. */
export const documentToHtml = (document: ArticleDocument): string => inside(document.content)

const inside = (nodes: DocumentNode[] = []): string => nodes.map(htmlOf).join('')

function htmlOf(node: DocumentNode): string {
  if (node.text !== undefined) return (node.marks ?? []).reduceRight(marked, escaped(node.text))
  const write = elements[node.type]
  if (!write) throw new Error(`no HTML for ${node.type}`)
  return write(node, inside(node.content))
}

const elements: Record<string, (node: DocumentNode, content: string) => string> = {
  paragraph: (_node, content) => `<p>${content}</p>`,
  heading: ({ attrs }, content) => `<h${attrs?.level ?? 2}>${content}</h${attrs?.level ?? 2}>`,
  bulletList: (_node, content) => `<ul>${content}</ul>`,
  orderedList: ({ attrs }, content) =>
    attrs?.start === undefined || attrs.start === 1 ? `<ol>${content}</ol>` : `<ol start="${attrs.start}">${content}</ol>`,
  listItem: (_node, content) => `<li>${content}</li>`,
  blockquote: (_node, content) => `<blockquote>${content}</blockquote>`,
  picture: ({ attrs = {} }) =>
    `<figure><img src="urn:uuid:${attrs.mediaId}" alt="${escaped(String(attrs.alt ?? ''))}" /><figcaption>${escaped(
      [attrs.caption, attrs.credit].filter(Boolean).join(' / '),
    )}</figcaption></figure>`,
  relatedStory: ({ attrs }) => `<p><a href="urn:uuid:${attrs?.articleId}"></a></p>`,
  horizontalRule: () => '<hr />',
  table: (_node, content) => `<table><tbody>${content}</tbody></table>`,
  tableRow: (_node, content) => `<tr>${content}</tr>`,
  tableHeader: (node, content) => `<th${spans(node)}>${content}</th>`,
  tableCell: (node, content) => `<td${spans(node)}>${content}</td>`,
  hardBreak: () => '<br />',
}

const spans = ({ attrs = {} }: DocumentNode): string =>
  ['colspan', 'rowspan'].map((name) => (attrs[name] === undefined || attrs[name] === 1 ? '' : ` ${name}="${attrs[name]}"`)).join('')

function marked(content: string, { type, attrs }: DocumentMark): string {
  if (type === 'bold') return `<strong>${content}</strong>`
  if (type === 'italic') return `<em>${content}</em>`
  if (type === 'superscript') return `<sup>${content}</sup>`
  if (type === 'subscript') return `<sub>${content}</sub>`
  if (type === 'link') return `<a href="${escaped(String(attrs?.href ?? ''))}">${content}</a>`
  return content // suggestions and comments are the desk's own
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)
