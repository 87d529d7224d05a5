const styleOf = (element: Element) => element.getAttribute('style') ?? ''

/** Converts Word's lists, which are paragraphs that begin with a number or bullet as text, to `<ol>` and `<ul>`. Modifies `page`. */
export function makeLists(page: Document): void {
  for (const found of [...page.body.querySelectorAll('[style*="mso-list"]')]) {
    if (itemOf(found) && !(found.parentElement && made.has(found.parentElement))) makeList(page, found)
  }
}

/** The list items created so far. Their paragraphs are not converted again. */
const made = new WeakSet<Element>()

type Item = { list: string; level: number; marker: string }

/** The list and the level of a paragraph that is a list item ("mso-list:l0 level2 lfo1"), and its number or bullet as text. */
function itemOf(element: Element | null): Item | null {
  const [, list, level] = (element && /mso-list:\s*(l\d+)\s+level(\d)/i.exec(styleOf(element))) ?? []
  if (!element || !list || !level || !/^(p|div)$/i.test(element.tagName)) return null
  const drawn = [...element.querySelectorAll('*')].find((part) => /mso-list:\s*Ignore/i.test(styleOf(part)))
  return { list, level: Number(level), marker: drawn?.textContent?.trim() ?? '' }
}

type Open = { element: Element; list: string; level: number }

/** Converts the list items from `first` on to one list; items of a deeper level become a list inside the item before them. */
function makeList(page: Document, first: Element): void {
  const open: Open[] = []
  let paragraph: Element | null = first
  while (paragraph) {
    const item = itemOf(paragraph)
    if (!item) return
    const next: Element | null = findContinuation(paragraph, item)
    const entry = page.createElement('li')
    made.add(entry)
    listFor(page, item, open, paragraph).append(entry)
    const until = next
    let moved: Element | null = paragraph
    // Content between two items belongs to the first one. Empty paragraphs only were spacing and are removed.
    while (moved && moved !== until) {
      const after: Element | null = moved.nextElementSibling
      if (moved === paragraph || !isRoom(moved)) entry.append(moved)
      else moved.remove()
      if (!until) break
      moved = after
    }
    paragraph.removeAttribute('style')
    paragraph = next
  }
}

/** The list for an item: the open list of its level, or a new one inside the item before it. */
function listFor(page: Document, item: Item, open: Open[], paragraph: Element): Element {
  const tag = isNumber(item.marker) ? 'ol' : 'ul'
  while (open.length > 1 && (open.at(-1)?.level ?? 0) > item.level) open.pop()
  const base = open.at(-1)
  const isSame = base?.list === item.list && base.element.tagName.toLowerCase() === tag
  // A selection may begin at a deeper level. Items of a higher level after it continue the same list.
  if (base && base.level > item.level && isSame) base.level = item.level
  if (base && base.level >= item.level) {
    if (base.level === item.level && isSame) return base.element
    open.pop()
  }
  const element = page.createElement(tag)
  const start = numberOf(item.marker)
  if (tag === 'ol' && start > 1) element.setAttribute('start', String(start))
  const above = open.at(-1)?.element.lastElementChild
  if (above) above.append(element)
  else if (base) base.element.after(element)
  else paragraph.before(element)
  open.push({ element, list: item.list, level: item.level })
  return element
}

/** How many paragraphs may stand between two items of one list. */
const farthest = 12

/**
 * The next item of the list that contains `paragraph`, or null at the end of the list. A list is not ended by empty paragraphs, bookmarks,
 * or a further paragraph of the item: a paragraph in Word's style for lists, or any paragraph before an item of a deeper level.
 */
function findContinuation(paragraph: Element, item: Item): Element | null {
  let found = paragraph.nextElementSibling
  let words = false
  for (let distance = 0; found && distance < farthest; distance += 1) {
    const next = itemOf(found)
    if (next) return !words || (next.list === item.list && next.level > 1) ? found : null
    if (!/^(?:p|div|a|span)$/i.test(found.tagName)) return null
    if (!isRoom(found) && !/MsoListParagraph/.test(found.className)) words = true
    found = found.nextElementSibling
  }
  return null
}

const isRoom = (element: Element) => element.textContent?.trim() === '' && !element.querySelector('img, hr, table')

/** True for "1.", "(a)", "iv)". "o" and "§" are bullets: Word writes them as letters of a symbol font. */
const isNumber = (marker: string) => /^\(?[\p{L}\d]{1,5}[.)]$|^\d+$/u.test(marker)

/** The value of a number such as "3.", "c)" or "iii."; 1 if it is not a number. */
function numberOf(marker: string): number {
  const sign = marker.replace(/[^\p{L}\d]/gu, '').toLowerCase()
  if (/^\d+$/.test(sign)) return Number(sign)
  if (/^[ivx]+$/.test(sign)) return roman(sign)
  return /^[a-z]$/.test(sign) ? sign.charCodeAt(0) - 96 : 1
}

function roman(sign: string): number {
  const values = [...sign].map((letter) => ({ i: 1, v: 5, x: 10 })[letter] ?? 0)
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0)
}
