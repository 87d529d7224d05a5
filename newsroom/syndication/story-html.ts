import type { ArticleDocument, DocumentMark, DocumentNode } from '#lib/document-types.ts'
import { isSafeHref, type MarkName, type NodeName } from '#newsroom/articles/document.ts'
import { escapeHtml } from './xml.ts'

export type HtmlPicture = { url: string; width: number; height: number }
type Around = {
  /** Addresses made absolute: feed readers show the text far from our pages. */
  absolute: (path: string) => string
  picture: (mediaId: string) => HtmlPicture | null
  related: (articleId: string) => { headline: string; url: string } | null
}

type Draw = (node: DocumentNode, inside: string, around: Around) => string
const wrapIn =
  (element: string): Draw =>
  (_, inside) =>
    `<${element}>${inside}</${element}>`
const span = (node: DocumentNode, name: 'colspan' | 'rowspan') =>
  Number(node.attrs?.[name] ?? 1) > 1 ? ` ${name}="${Number(node.attrs?.[name])}"` : ''

/** The allow-list of feeds, beside the one of pages (components/reader/document): a node that is not here cannot be written. */
const nodes: Record<Exclude<NodeName, 'text'>, Draw> = {
  doc: (_, inside) => inside,
  paragraph: wrapIn('p'),
  heading: (node, inside) => (node.attrs?.level === 3 ? `<h3>${inside}</h3>` : `<h2>${inside}</h2>`),
  bulletList: wrapIn('ul'),
  orderedList: (node, inside) => `<ol${Number(node.attrs?.start ?? 1) === 1 ? '' : ` start="${Number(node.attrs?.start)}"`}>${inside}</ol>`,
  listItem: wrapIn('li'),
  blockquote: wrapIn('blockquote'),
  picture: (node, _, around) => pictureHtml(node, around),
  relatedStory: (node, _, around) => {
    const story = around.related(String(node.attrs?.articleId))
    return story ? `<p><a href="${escapeHtml(story.url)}">${escapeHtml(story.headline)}</a></p>` : ''
  },
  horizontalRule: () => '<hr/>',
  table: (_, inside) => `<table><tbody>${inside}</tbody></table>`,
  tableRow: wrapIn('tr'),
  tableHeader: (node, inside) => `<th${span(node, 'colspan')}${span(node, 'rowspan')}>${inside}</th>`,
  tableCell: (node, inside) => `<td${span(node, 'colspan')}${span(node, 'rowspan')}>${inside}</td>`,
  hardBreak: () => '<br/>',
}

const marks: Record<MarkName, (mark: DocumentMark, inside: string, around: Around) => string> = {
  bold: (_, inside) => `<strong>${inside}</strong>`,
  italic: (_, inside) => `<em>${inside}</em>`,
  superscript: (_, inside) => `<sup>${inside}</sup>`,
  subscript: (_, inside) => `<sub>${inside}</sub>`,
  link: ({ attrs }, inside, { absolute }) =>
    isSafeHref(attrs?.href)
      ? `<a href="${escapeHtml(attrs.href.startsWith('/') ? absolute(attrs.href) : attrs.href)}">${inside}</a>`
      : inside,
  insertion: () => '',
  deletion: (_, inside) => inside,
  modification: (_, inside) => inside,
  comment: (_, inside) => inside,
}

/** A live story's text as XHTML for feeds. The JSON was checked on its way in; a part that is not on the lists throws. */
export function storyHtml(node: ArticleDocument | DocumentNode, around: Around): string {
  if (node.type === 'text' && 'text' in node) {
    return (node.marks ?? []).reduceRight((inside, mark) => partOf(marks, mark.type)(mark, inside, around), escapeHtml(node.text ?? ''))
  }
  const inside = (node.content ?? []).map((child) => storyHtml(child, around)).join('')
  return partOf(nodes, node.type)(node, inside, around)
}

function partOf<Parts extends object>(parts: Parts, name: string): Parts[keyof Parts] {
  if (!Object.hasOwn(parts, name)) throw new Error(`“${name}” is not a part of a story`)
  return parts[name as keyof Parts] // hasOwn above
}

function pictureHtml(node: DocumentNode, around: Around): string {
  const picture = around.picture(String(node.attrs?.mediaId))
  if (!picture) return ''
  const words = [node.attrs?.caption, node.attrs?.credit].filter((text) => typeof text === 'string' && text !== '').join(' · ')
  const image = `<img src="${escapeHtml(picture.url)}" width="${picture.width}" height="${picture.height}" alt="${escapeHtml(String(node.attrs?.alt ?? ''))}"/>`
  return `<figure>${image}${words ? `<figcaption>${escapeHtml(words)}</figcaption>` : ''}</figure>`
}
