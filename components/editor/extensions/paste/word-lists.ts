const styleOf = (element: Element) => element.getAttribute('style') ?? ''

/** Makes the lists of Word, which it writes as paragraphs with a drawn number, lists. Changes the page. */
export function makeLists(page: Document): void {
  for (const found of [...page.body.querySelectorAll('[style*="mso-list"]')]) {
    if (itemOf(found) && !(found.parentElement && made.has(found.parentElement))) makeList(page, found)
  }
}

/** The items that were made: their paragraphs are not looked at again. */
const made = new WeakSet<Element>()

type Item = { list: string; level: number; marker: string }

/** What Word says of a paragraph that is an item of a list ("mso-list:l0 level2 lfo1"), its number or bullet as drawn. */
function itemOf(element: Element | null): Item | null {
  const [, list, level] = (element && /mso-list:\s*(l\d+)\s+level(\d)/i.exec(styleOf(element))) ?? []
  if (!element || !list || !level || !/^(p|div)$/i.test(element.tagName)) return null
  const drawn = [...element.querySelectorAll('*')].find((part) => /mso-list:\s*Ignore/i.test(styleOf(part)))
  return { list, level: Number(level), marker: drawn?.textContent?.trim() ?? '' }
}

type Open = { element: Element; list: string; level: number }

/** Turns the paragraphs from `first` on that are items into one list, the deeper ones into lists of their item. */
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
    // What stands between two items of a list belongs to the first of them; what is empty only made room.
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

/** The list that an item goes into: the open one of its level, or a new one inside the item before it. */
function listFor(page: Document, item: Item, open: Open[], paragraph: Element): Element {
  const tag = isNumber(item.marker) ? 'ol' : 'ul'
  while (open.length > 1 && (open.at(-1)?.level ?? 0) > item.level) open.pop()
  const base = open.at(-1)
  const isSame = base?.list === item.list && base.element.tagName.toLowerCase() === tag
  // A selection may begin deeper: what comes after it on a higher level goes on in the same list.
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
 * The next item of the list that `paragraph` is in, or null where the list ends. Empty paragraphs and bookmarks do not end
 * it, nor does a further paragraph of the item: one of Word's own style for it, or any before an item of a deeper level.
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

/** "1.", "(a)", "iv)"; but "o" and "§" are bullets that Word draws with letters of other fonts. */
const isNumber = (marker: string) => /^\(?[\p{L}\d]{1,5}[.)]$|^\d+$/u.test(marker)

/** What a drawn number counts: "3.", "c)", "iii."; 1 for what is no number. */
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
