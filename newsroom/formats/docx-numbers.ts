import { defaultTreeAdapter, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { attribute, isElement } from './html-nodes.ts'
import { childAt, childrenOf, elementsIn, type XmlElement } from './xml-tree.ts'

type Level = { isOrdered: boolean; start: number }
/** `hasOwn`: it has levels beside those of its abstract list. */
type Numbering = { abstract: string; levels: Map<number, Level>; restarts: Map<number, number>; hasOwn: boolean }

/** The lists of a Word document (ECMA-376, 17.9), by their w:numId. */
export type Numberings = Map<string, Numbering>

export function readNumberings(numbering: XmlElement | undefined): Numberings {
  const abstracts = new Map(
    childrenOf(numbering, 'abstractNum').map((one) => [one.attributes.abstractNumId ?? '', levelsOf(childrenOf(one, 'lvl'))] as const),
  )
  const found: Numberings = new Map()
  for (const one of childrenOf(numbering, 'num')) {
    const abstract = childAt(one, 'abstractNumId')?.attributes.val ?? ''
    const overrides = childrenOf(one, 'lvlOverride')
    const restarts = new Map<number, number>()
    for (const override of overrides) {
      const start = childAt(override, 'startOverride')?.attributes.val
      if (start !== undefined) restarts.set(Number(override.attributes.ilvl ?? 0), Number(start))
    }
    const own = levelsOf(overrides.flatMap((override) => childrenOf(override, 'lvl')))
    found.set(one.attributes.numId ?? '', {
      abstract,
      levels: new Map([...(abstracts.get(abstract) ?? []), ...own]),
      restarts,
      hasOwn: own.size > 0,
    })
  }
  return found
}

/** Mammoth knows the levels of abstract lists only: a list with levels of its own gets an abstract one. LibreOffice writes them for a list in one of another kind. */
export function withOwnLevels(xml: string, numberings: Numberings): string {
  const added: string[] = []
  const lists = xml.replace(/<w:num w:numId="([^"]*)"[^>]*>/g, (tag, id: string) => {
    const numbering = numberings.get(id)
    if (!numbering?.hasOwn) return tag
    const levels = [...numbering.levels].map(
      ([level, { isOrdered }]) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="${isOrdered ? 'decimal' : 'bullet'}"/></w:lvl>`,
    )
    added.push(`<w:abstractNum w:abstractNumId="galley-${added.length}">${levels.join('')}</w:abstractNum>`)
    return `${tag}<w:abstractNumId w:val="galley-${added.length - 1}"/>`
  })
  return added.length > 0 ? lists.replace('</w:numbering>', `${added.join('')}</w:numbering>`) : lists
}

function levelsOf(levels: XmlElement[]): Map<number, Level> {
  return new Map(
    levels.map((level) => {
      const format = childAt(level, 'numFmt')?.attributes.val ?? 'decimal'
      const start = Number(childAt(level, 'start')?.attributes.val ?? 1)
      return [Number(level.attributes.ilvl ?? 0), { isOrdered: format !== 'bullet' && format !== 'none', start }] as const
    }),
  )
}

/** The paragraph styles that make a list by themselves, with their list and level. */
export function listStyles(styles: XmlElement | undefined): Map<string, { id: string; level: number }> {
  return new Map(
    childrenOf(styles, 'style').flatMap((style) => {
      const properties = childAt(style, 'pPr', 'numPr')
      const id = childAt(properties, 'numId')?.attributes.val
      const level = Number(childAt(properties, 'ilvl')?.attributes.val ?? 0)
      return id && style.attributes.styleId ? [[style.attributes.styleId, { id, level }] as const] : []
    }),
  )
}

const marker = 'galley-list-'

/**
 * Mammoth does not say which number an item has, and joins lists that follow each other. A bookmark at the start of each numbered paragraph carries
 * its list and its number as far as the HTML, where `numberLists` uses it.
 */
export function markNumbers(xml: string, numberings: Numberings, styles: ReturnType<typeof listStyles>): string {
  const counts = new Map<string, Map<number, number>>()
  const begun = new Set<string>()
  return xml.replace(/<w:pPr>(?:(?!<\/w:pPr>)[\s\S])*<\/w:pPr>/g, (properties) => {
    const given = /<w:numPr\b[\s\S]*?<\/w:numPr>/.exec(properties)?.[0]
    const style = styles.get(/<w:pStyle w:val="([^"]*)"/.exec(properties)?.[1] ?? '')
    const id = (given && /<w:numId w:val="([^"]*)"/.exec(given)?.[1]) ?? style?.id
    const level = Number((given && /<w:ilvl w:val="(\d{1,2})"/.exec(given)?.[1]) ?? style?.level ?? 0)
    const numbering = id === undefined ? undefined : numberings.get(id)
    if (!numbering || id === undefined) return properties
    const count = counts.get(numbering.abstract) ?? new Map<number, number>()
    counts.set(numbering.abstract, count)
    const restart = begun.has(`${id} ${level}`) ? undefined : numbering.restarts.get(level)
    begun.add(`${id} ${level}`)
    const value = restart ?? (count.get(level) ?? (numbering.levels.get(level)?.start ?? 1) - 1) + 1
    count.set(level, value)
    for (const deeper of count.keys()) if (deeper > level) count.delete(deeper)
    return `${properties}<w:bookmarkStart w:id="0" w:name="${marker}${numbering.abstract}-${value}"/>`
  })
}

/** Gives lists the numbers that the markers say, parts those that only stand beside each other, and removes the markers. */
export function numberLists(parent: Tree.ParentNode): void {
  for (const child of [...parent.childNodes]) {
    if (!isElement(child)) continue
    numberLists(child)
    if (child.tagName === 'ol' || child.tagName === 'ul') numberList(child)
  }
  for (const mark of parent.childNodes.filter(isMarker)) if (!insideItem(mark)) defaultTreeAdapter.detachNode(mark)
}

const isMarker = (node: Tree.ChildNode): boolean => isElement(node) && (attribute(node, 'id') ?? '').startsWith(marker)

function insideItem(node: Tree.ChildNode): boolean {
  for (let at: Tree.ParentNode | null = node.parentNode; at && isElement(at); at = at.parentNode) if (at.tagName === 'li') return true
  return false
}

function numberList(list: Tree.Element): void {
  let current = list
  let before: { list: string; value: number } | null = null
  for (const item of list.childNodes.filter(isElement)) {
    const found = takeMarker(item)
    if (before === null && found && list.tagName === 'ol') setStart(list, found.value)
    const parts = found && before && (found.list !== before.list || (list.tagName === 'ol' && found.value !== before.value + 1))
    if (parts && list.parentNode) {
      const next = defaultTreeAdapter.createElement(list.tagName, list.namespaceURI, [])
      if (list.tagName === 'ol') setStart(next, found.value)
      const after: Tree.ChildNode | undefined = list.parentNode.childNodes[list.parentNode.childNodes.indexOf(current) + 1]
      if (after) defaultTreeAdapter.insertBefore(list.parentNode, next, after)
      else defaultTreeAdapter.appendChild(list.parentNode, next)
      current = next
    }
    if (current !== list) {
      defaultTreeAdapter.detachNode(item)
      defaultTreeAdapter.appendChild(current, item)
    }
    before = found ?? before
  }
}

const setStart = (list: Tree.Element, value: number): void => {
  list.attrs = value === 1 ? [] : [{ name: 'start', value: String(value) }]
}

/** The marker of an item itself, not of the items in it. */
function takeMarker(element: Tree.Element): { list: string; value: number } | null {
  for (const child of element.childNodes.filter(isElement)) {
    if (isMarker(child)) {
      const [list = '', value = '1'] = (attribute(child, 'id') ?? '').slice(marker.length).split('-')
      defaultTreeAdapter.detachNode(child)
      return { list, value: Number(value) }
    }
    const inside = child.tagName === 'ol' || child.tagName === 'ul' ? null : takeMarker(child)
    if (inside) return inside
  }
  return null
}

/** How many words a part says: of headers, footers and comments. */
export const wordsInPart = (root: XmlElement | undefined): string =>
  elementsIn(root, 't')
    .flatMap(({ children }) => children.filter((child) => typeof child === 'string'))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
