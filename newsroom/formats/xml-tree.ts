import { SaxesParser } from 'saxes'
import { escapeHtml } from '#lib/escape-html.ts'

/** An element of XML: its name without a prefix, its attributes without prefixes except "xml:". */
export type XmlElement = { name: string; attributes: Readonly<Record<string, string>>; children: (XmlElement | string)[]; line: number }

/** One element that was looked for, or why the file cannot be read further. */
export type XmlFound = { element: XmlElement } | { problem: string; line: number; name: string }

/** The deepest nesting inside an element that is read. */
const deepest = 200
/** The most characters of an element. */
const longest = 16_000_000

/**
 * The outermost elements of these names in an XML file, one at a time, so that only one is in memory. Entities that the document declares
 * are never expanded: a file that uses one is broken there (XML bombs, files of this machine).
 */
export async function* xmlElements(pieces: AsyncIterable<string>, isWanted: (name: string) => boolean): AsyncGenerator<XmlFound> {
  const reader = new ElementReader(isWanted)
  for await (const piece of pieces) {
    yield* reader.read(piece)
    if (reader.isBroken) return
  }
  yield* reader.end()
}

const local = (name: string): string => (name.startsWith('xml:') ? name : name.slice(name.indexOf(':') + 1))

class ElementReader {
  readonly #parser = new SaxesParser()
  readonly #isWanted: (name: string) => boolean
  readonly #found: XmlFound[] = []
  #open: XmlElement[] = []
  #length = 0
  #depth = 0
  #problem: string | null = null
  isBroken = false

  constructor(isWanted: (name: string) => boolean) {
    this.#isWanted = isWanted
    this.#parser.on('opentag', ({ name, attributes }) => this.#begin(local(name), attributes))
    this.#parser.on('text', (text) => this.#addText(text))
    this.#parser.on('cdata', (text) => this.#addText(text))
    this.#parser.on('closetag', () => this.#finish())
    this.#parser.on('error', (error) => this.#break(error.message.replace(/^(?:[^:]*:)?\d{1,9}:\d{1,9}: /, '')))
  }

  read(piece: string): XmlFound[] {
    if (!this.isBroken) this.#parser.write(piece)
    return this.#found.splice(0)
  }

  end(): XmlFound[] {
    if (!this.isBroken) this.#parser.close()
    return this.#found.splice(0)
  }

  #break(problem: string): void {
    if (this.isBroken) return
    this.isBroken = true
    this.#found.push({ problem, line: this.#parser.line, name: this.#open[0]?.name ?? '' })
  }

  #begin(name: string, given: Record<string, string>): void {
    if (this.isBroken) return
    const top = this.#open.at(-1)
    if (!top && !this.#isWanted(name)) return
    this.#depth += 1
    if (this.#depth > deepest) this.#problem = `it is nested more than ${deepest} deep`
    if (this.#problem !== null) return
    const attributes: Record<string, string> = {}
    for (const [key, value] of Object.entries(given)) {
      attributes[local(key)] = value
      this.#length += value.length
    }
    const element = { name, attributes, children: [], line: this.#parser.line }
    top?.children.push(element)
    this.#open.push(element)
    this.#addText('')
  }

  #addText(text: string): void {
    const top = this.#open.at(-1)
    if (!top || this.isBroken || this.#problem !== null) return
    this.#length += text.length
    if (this.#length > longest) {
      this.#problem = `it is longer than ${longest.toLocaleString('en')} characters`
      for (const one of this.#open) one.children = []
    } else if (text !== '') top.children.push(text)
  }

  #finish(): void {
    if (this.isBroken || this.#depth === 0) return
    this.#depth -= 1
    const [outermost] = this.#open
    if (this.#problem === null) this.#open.pop()
    if (this.#depth > 0 || !outermost) return
    const { name, line } = outermost
    this.#found.push(this.#problem === null ? { element: outermost } : { problem: this.#problem, line, name })
    this.#open = []
    this.#length = 0
    this.#problem = null
  }
}

export const childrenOf = (element: XmlElement | undefined, name?: string): XmlElement[] =>
  (element?.children ?? []).filter((child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name))

/** The first child element at a path of names. */
export function childAt(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  let at = element
  for (const name of path) at = childrenOf(at, name)[0]
  return at
}

/** All elements of a name inside another one, in their order. */
export const elementsIn = (element: XmlElement | undefined, name: string): XmlElement[] =>
  childrenOf(element).flatMap((child) => (child.name === name ? [child] : elementsIn(child, name)))

/** The words of an element on one line. */
export const wordsOf = (element: XmlElement | undefined): string => textIn(element).replace(/\s+/g, ' ').trim()

export const textIn = (element: XmlElement | undefined): string =>
  (element?.children ?? []).map((child) => (typeof child === 'string' ? child : textIn(child))).join('')

const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))

/** An element as HTML or XML text, without its prefixes. */
export function writeElement(element: XmlElement, isHtml: boolean): string {
  const { name, attributes } = element
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeHtml(value)}"`)
  const start = `<${name}${given.join('')}>`
  return isHtml && empty.has(name) ? start : `${start}${writeChildren(element, isHtml)}</${name}>`
}

export const writeChildren = ({ children }: XmlElement, isHtml: boolean): string =>
  children.map((child) => (typeof child === 'string' ? escapeHtml(child) : writeElement(child, isHtml))).join('')
