import { SaxesParser } from 'saxes'
import { escapeHtml } from '#lib/escape-html.ts'
import type { Losses } from './losses.ts'

/** The text of an NITF document as HTML, and its byline; or the reason why it cannot be read. */
export type Nitf = { html: string; by: string } | { problem: string }

/** NITF elements (IPTC NITF 3.6) and the equivalent HTML. Elements with the same name are not listed. */
const elements = new Map([
  ['block', 'div'],
  ['hl1', 'h2'],
  ['hl2', 'h2'],
  ['bq', 'blockquote'],
  ['credit', 'cite'],
  ['media-caption', 'figcaption'],
  ['media', 'figure'],
  ['abstract', 'div'],
  ['media-producer', 'small'],
])
const same = new Set('p br hr ul ol li dl dt dd table caption thead tbody tfoot tr th td a em strong q sub sup pre h1 h2 h3'.split(' '))
const attributes = new Set(['href', 'colspan', 'rowspan', 'start'])
/** Text about the article: its place, its author, its distributor. */
const aside = new Set(['hedline', 'dateline', 'distributor', 'note', 'rights', 'series', 'byline', 'media-metadata', 'media-object'])

/** Reads the body of an NITF document with an XML parser that expands no entities of the document. */
export function nitfToHtml(xml: string, losses: Losses): Nitf {
  const open: { name: string; tag: string | null }[] = []
  let html = ''
  let by = ''
  let place = ''
  let problem: string | null = null
  const parser = new SaxesParser()
  const isIn = (name: string) => open.some((one) => one.name === name)
  const isOut = () => isIn('body') && !open.some(({ name }) => aside.has(name))
  parser.on('error', (error) => {
    problem ??= error.message
  })
  parser.on('opentag', ({ name, attributes: given }) => {
    const tag = elements.get(name) ?? (same.has(name) ? name : null)
    open.push({ name, tag })
    if (!isOut()) return
    const value = (attribute: string) => escapeHtml(String(given[attribute] ?? ''))
    if (name === 'media-reference') html += `<img src="${value('source')}" alt="${value('alternate-text')}">`
    if (name === 'media-producer') html += '<small class="credit">'
    else if (tag) html += `<${tag}${[...attributes].map((at) => (given[at] === undefined ? '' : ` ${at}="${value(at)}"`)).join('')}>`
  })
  parser.on('closetag', () => {
    const tag = open.at(-1)?.tag
    if (tag && isOut() && tag !== 'br' && tag !== 'hr') html += `</${tag}>`
    open.pop()
  })
  const words = (text: string) => {
    if (isIn('byline')) by += text
    else if (isIn('dateline')) place += text
    else if (isOut()) html += escapeHtml(text)
  }
  parser.on('text', words)
  parser.on('cdata', words)
  try {
    parser.write(xml).close()
  } catch (error) {
    problem ??= error instanceof Error ? error.message : String(error)
  }
  if (problem) return { problem: `it is no XML that can be read (${problem})` }
  if (place.trim()) losses.add(`the place of writing “${place.replace(/\s+/g, ' ').trim()}”`)
  return { html, by: by.replace(/\s+/g, ' ').trim() }
}
