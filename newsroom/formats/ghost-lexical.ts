import { escapeHtml } from '#lib/escape-html.ts'
import { type Card, writeCard } from './ghost-cards.ts'
import { excerpt, type Losses } from './losses.ts'
import { BrokenItem } from './wire-story.ts'

/** The deepest nesting that is read; a story has lists in lists at most. */
const deepest = 100

/** A text of Ghost 5 and later (lexical, as JSON) as plain HTML. Throws a `BrokenItem` if it cannot be read. */
export function lexicalToHtml(json: string, losses: Losses): string {
  const { root } = parseRecord(json, 'lexical')
  if (typeof root !== 'object' || root === null) throw new BrokenItem('its lexical has no root')
  return writeChildren(root as Card, losses, 0)
}

/** An object in JSON, or a `BrokenItem`. */
export function parseRecord(json: string, what: string): Card {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (error) {
    throw new BrokenItem(`its ${what} is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new BrokenItem(`its ${what} is no object`)
  return value as Card // an object, checked above
}

function writeChildren({ children }: Card, losses: Losses, depth: number): string {
  if (depth > deepest) throw new BrokenItem(`its text is nested more than ${deepest} deep`)
  if (!Array.isArray(children)) return ''
  return children.map((child) => (isRecord(child) ? writeNode(child, losses, depth + 1) : '')).join('')
}

const isRecord = (value: unknown): value is Card => typeof value === 'object' && value !== null && !Array.isArray(value)

function writeNode(node: Card, losses: Losses, depth: number): string {
  const type = typeof node.type === 'string' ? node.type.replace(/^extended-/, '') : ''
  const inner = () => writeChildren(node, losses, depth)
  const within = (tag: string): string => `<${tag}>${inner()}</${tag}>`
  switch (type) {
    case 'paragraph':
      return within('p')
    case 'heading':
      return within(typeof node.tag === 'string' && /^h[1-6]$/.test(node.tag) ? node.tag : 'h2')
    case 'quote':
    case 'aside':
      return within('blockquote')
    case 'list':
      return node.listType === 'number' ? `<ol start="${Number(node.start) || 1}">${inner()}</ol>` : within('ul')
    case 'listitem':
      return within('li')
    case 'link':
    case 'autolink':
    case 'at-link':
      return typeof node.url === 'string' ? `<a href="${escapeHtml(node.url)}">${inner()}</a>` : inner()
    case 'linebreak':
      return '<br>'
    case 'tab':
      return ' '
    case 'zwnj':
    case 'at-link-search':
      return ''
    case 'text':
    case 'tk':
    case 'code-highlight':
      return writeText(node)
    default:
      if (!Array.isArray(node.children) || node.children.length === 0) return writeCard(type, node, losses)
      losses.add(`part ${excerpt(type, 40)} of the text: only its words were kept`)
      return paragraphIfBlock(inner())
  }
}

const paragraphIfBlock = (html: string): string => (/^<(?:p|h\d|ul|ol|blockquote|figure)\b/.test(html) ? html : `<p>${html}</p>`)

/** The bits of a text's format, the outermost first. */
const formats: readonly [number, string][] = [
  [1, 'strong'],
  [2, 'em'],
  [4, 's'],
  [8, 'u'],
  [16, 'code'],
  [32, 'sub'],
  [64, 'sup'],
  [128, 'mark'],
]

function writeText({ text, format }: Card): string {
  if (typeof text !== 'string') return ''
  const bits = typeof format === 'number' ? format : 0
  return formats.reduceRight((html, [bit, tag]) => (bits & bit ? `<${tag}>${html}</${tag}>` : html), escapeHtml(text))
}
