import { parse } from 'yaml'
import { escapeHtml } from '#lib/escape-html.ts'
import type { FileHtml } from './file-html.ts'
import { Losses } from './losses.ts'
import { markdownToHtml } from './markdown-html.ts'
import { decodeText } from './plain-file.ts'

/** A file of Markdown. HTML in it stays words. The title of its front matter is its first heading. */
export function markdownHtml(bytes: Uint8Array): FileHtml {
  const losses = new Losses()
  const text = decodeText(bytes, losses)
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
  const front = /^---\n([\s\S]{0,20000}?)\n(?:---|\.\.\.)\n/.exec(text)
  const title = front?.[1] ? titleIn(front[1]) : ''
  if (front) losses.name('frontMatter')
  const body = front ? text.slice(front[0].length) : text
  const heading = title ? `<h1>${escapeHtml(title)}</h1>` : ''
  return { html: heading + markdownToHtml(body), pictures: [], losses, isTyped: true }
}

function titleIn(front: string): string {
  try {
    const read: unknown = parse(front)
    const title = typeof read === 'object' && read !== null && 'title' in read ? read.title : ''
    return typeof title === 'string' ? title : ''
  } catch {
    return '' // not YAML
  }
}
