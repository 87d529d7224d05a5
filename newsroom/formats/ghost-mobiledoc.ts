import { escapeHtml } from '#lib/escape-html.ts'
import { type Card, writeCard } from './ghost-cards.ts'
import { parseRecord } from './ghost-lexical.ts'
import { excerpt, type Losses } from './losses.ts'
import { BrokenItem } from './wire-story.ts'

type Doc = { markups: unknown[]; atoms: unknown[]; cards: unknown[]; losses: Losses }

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const words = (value: unknown): string => (typeof value === 'string' ? value : '')
const tags = new Set('p h1 h2 h3 h4 h5 h6 blockquote aside ul ol a b strong em i u s strike del code sub sup mark'.split(' '))

/** A text of Ghost 1 to 4 (mobiledoc 0.3, as JSON) as plain HTML. Throws a `BrokenItem` if it cannot be read. */
export function mobiledocToHtml(json: string, losses: Losses): string {
  const { markups, atoms, cards, sections } = parseRecord(json, 'mobiledoc')
  if (!Array.isArray(sections)) throw new BrokenItem('its mobiledoc has no sections')
  const doc: Doc = { markups: listOf(markups), atoms: listOf(atoms), cards: listOf(cards), losses }
  return sections.map((section) => writeSection(listOf(section), doc)).join('')
}

/** The kinds of sections of mobiledoc 0.3: text, picture, list, card. */
function writeSection([kind, first, second]: unknown[], doc: Doc): string {
  if (kind === 1) {
    const tag = words(first).toLowerCase()
    const written = tags.has(tag) ? tag.replace('aside', 'blockquote') : 'p'
    return `<${written}>${writeMarkers(second, doc)}</${written}>`
  }
  if (kind === 2) return `<figure><img src="${escapeHtml(words(first))}" alt=""></figure>`
  if (kind === 3) {
    const items = listOf(second).map((item) => `<li>${writeMarkers(item, doc)}</li>`)
    const tag = first === 'ol' ? 'ol' : 'ul'
    return `<${tag}>${items.join('')}</${tag}>`
  }
  if (kind === 10) {
    const [name, payload] = listOf(typeof first === 'number' ? doc.cards[first] : null)
    const card = typeof payload === 'object' && payload !== null ? (payload as Card) : {}
    return writeCard(words(name), card, doc.losses)
  }
  doc.losses.add(`part ${excerpt(String(kind), 20)} of the text was left out`)
  return ''
}

/** A marker opens markups, has a text or an atom, and closes as many of the open ones as it says. */
function writeMarkers(markers: unknown, doc: Doc): string {
  const open: string[] = []
  let html = ''
  for (const marker of listOf(markers)) {
    const [kind, opening, closing, value] = listOf(marker)
    for (const index of listOf(opening)) {
      const { start, end } = writeMarkup(typeof index === 'number' ? doc.markups[index] : null)
      html += start
      open.push(end)
    }
    html += kind === 1 ? writeAtom(typeof value === 'number' ? doc.atoms[value] : null, doc.losses) : escapeHtml(words(value))
    for (let left = Number(closing) || 0; left > 0 && open.length > 0; left -= 1) html += open.pop()
  }
  return html + open.reverse().join('')
}

function writeMarkup(markup: unknown): { start: string; end: string } {
  const [name, attributes] = listOf(markup)
  const tag = words(name).toLowerCase()
  if (!tags.has(tag)) return { start: '', end: '' }
  const given = listOf(attributes)
  const href = tag === 'a' ? words(given[given.indexOf('href') + 1]) : ''
  return { start: href ? `<a href="${escapeHtml(href)}">` : `<${tag}>`, end: `</${tag}>` }
}

function writeAtom(atom: unknown, losses: Losses): string {
  const [name, value] = listOf(atom)
  if (name === 'soft-return') return '<br>'
  losses.add(`part ${excerpt(words(name), 40)} of the text: only its words were kept`)
  return escapeHtml(words(value))
}
