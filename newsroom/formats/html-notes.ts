import { defaultTreeAdapter, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { longestNote } from '#newsroom/articles/nodes.ts'
import { attribute, isElement, isText, textOf } from './html-nodes.ts'
import type { Losses } from './losses.ts'

/**
 * Footnotes, as Word, LibreOffice, Google Docs, WordPress and Markdown write them: a number in the text that leads to a note below, which
 * leads back. The words of each note go to its number, as `<sup data-note="…">`, and the notes below are taken out. A note that holds more
 * than words, or too many of them, stays where it is, and is named. Modifies the tree.
 */
export function takeNotes(nodes: readonly Tree.ChildNode[], losses: Losses): readonly Tree.ChildNode[] {
  const elements = nodes.flatMap((node) => [...elementsOf(node)])
  const links = elements.filter((element) => element.tagName === 'a' && attribute(element, 'href')?.startsWith('#'))
  if (links.length < 2) return nodes
  const targets = targetsOf(elements)
  const places = new Map(elements.map((element, at) => [element, at]))
  const found = links.slice(0, mostLinks).flatMap((link) => findNote(link, targets, places) ?? [])
  const left = new Set<Tree.Element>()
  const taken = new Map<Tree.Element, string>()
  for (const { note, back } of found) {
    const words = taken.get(note) ?? wordsOf(note, back)
    if (words === null) left.add(note)
    else taken.set(note, words)
  }
  // A second number of the same note has no way back of its own.
  const notes = new Map(found.map(({ link, note }) => [targetOf(link, targets), note]))
  for (const link of links) {
    const note = isNumber(textOf(link)) ? notes.get(targetOf(link, targets)) : undefined
    const words = note && taken.get(note)
    if (note && words !== undefined && !isInside(link, note)) putWords(link, words)
  }
  let rest = nodes
  for (const note of taken.keys()) rest = takeOut(note, rest)
  if (left.size > 0) losses.name('footnotes', { count: left.size })
  return rest
}

/** The number of a note in the HTML that we make of other files; `series` tells those of two lists apart. */
export const noteReference = (number: number, series = ''): string =>
  `<sup><a href="#galley-note-${series}${number}" id="galley-ref-${series}${number}">[${number}]</a></sup>`

/** The note of such a number, for a list at the end. */
export const noteItem = (number: number, html: string, series = ''): string =>
  `<li id="galley-note-${series}${number}">${html} <a href="#galley-ref-${series}${number}">↩</a></li>`

type Found = { link: Tree.Element; note: Tree.Element; back: Tree.Element }

const mostLinks = 4000
/** The number of a note, or its sign: 1, [1], iv, *. */
const isNumber = (words: string): boolean => /^[[(]?(?:[\p{L}\p{N}]{1,5}|[*†‡§¶]{1,5})[\])]?$/u.test(words.trim())

/** An element, and those in it in their order. */
function* elementsOf(node: Tree.ChildNode): Generator<Tree.Element> {
  if (!isElement(node)) return
  yield node
  for (const child of node.childNodes) yield* elementsOf(child)
}

function targetsOf(elements: readonly Tree.Element[]): Map<string, Tree.Element> {
  const targets = new Map<string, Tree.Element>()
  for (const element of elements)
    for (const name of [attribute(element, 'id'), element.tagName === 'a' ? attribute(element, 'name') : undefined])
      if (name && !targets.has(name)) targets.set(name, element)
  return targets
}

const targetOf = (link: Tree.Element, targets: ReadonlyMap<string, Tree.Element>): Tree.Element | undefined =>
  targets.get((attribute(link, 'href') ?? '').slice(1))

function findNote(link: Tree.Element, targets: ReadonlyMap<string, Tree.Element>, places: ReadonlyMap<Tree.Element, number>): Found | null {
  const target = targetOf(link, targets)
  if (!target || !isNumber(textOf(link)) || (places.get(target) ?? 0) < (places.get(link) ?? 0)) return null
  const note = aroundNote(target, link)
  const back = note && backLinkIn(note, link, targets)
  return note && back ? { link, note, back } : null
}

const frames = new Set(['p', 'li', 'div', 'aside', 'dd'])

/** What holds the note that this is the beginning of: its paragraph or item, and a box around this one note alone. */
function aroundNote(target: Tree.Element, link: Tree.Element): Tree.Element | null {
  let note: Tree.Element | null = target
  while (note && !frames.has(note.tagName)) note = parentOf(note)
  for (let above = note && parentOf(note); note && above && frames.has(above.tagName); above = parentOf(above)) {
    const others = above.childNodes.filter((child) => child !== note && textOf(child).trim() !== '')
    if (others.some((child) => !isElement(child) || child.tagName !== 'p' || holdsBackLink(child)) || isInside(link, above)) break
    // Paragraphs of text stand beside a note that has no box of its own: only a box that is named is its own.
    if (others.length > 0 && attribute(above, 'id') === undefined && above.tagName !== 'li') break
    note = above
  }
  return note && !isInside(link, note) ? note : null
}

const holdsBackLink = (element: Tree.Element): boolean =>
  [...elementsOf(element)].some((each) => each.tagName === 'a' && attribute(each, 'href')?.startsWith('#'))

/** The link in a note that leads back to its number, or to what is around the number. */
function backLinkIn(note: Tree.Element, link: Tree.Element, targets: ReadonlyMap<string, Tree.Element>): Tree.Element | null {
  for (const element of elementsOf(note)) {
    if (element.tagName !== 'a' || !attribute(element, 'href')?.startsWith('#')) continue
    const target = targetOf(element, targets)
    if (target && (target === link || isInside(link, target) || isInside(target, link)) && textOf(target).length < 20) return element
  }
  return null
}

function parentOf(node: Tree.ChildNode): Tree.Element | null {
  const parent = node.parentNode
  return parent && isElement(parent) ? parent : null
}

function isInside(node: Tree.Element, other: Tree.Element): boolean {
  for (let at = parentOf(node); at; at = parentOf(at)) if (at === other) return true
  return false
}

/** The words of a note without its number, with the addresses of its links; null when it holds more, or nothing. */
function wordsOf(note: Tree.Element, back: Tree.Element): string | null {
  const parts: string[] = ['']
  let holdsMore = false
  const write = (node: Tree.ChildNode) => {
    if (node === back || (isElement(node) && leadsBack(node))) return
    if (isText(node)) parts[parts.length - 1] += node.value.replace(/\s+/g, ' ')
    if (!isElement(node)) return
    if (['img', 'table', 'ul', 'ol', 'iframe', 'video', 'audio'].includes(node.tagName)) holdsMore = true
    const isBlock = frames.has(node.tagName)
    if (isBlock || node.tagName === 'br') parts.push('')
    for (const child of node.childNodes) write(child)
    const address = node.tagName === 'a' ? (attribute(node, 'href') ?? '') : ''
    if (/^https?:/i.test(address) && !textOf(node).includes(address)) parts[parts.length - 1] += ` (${address})`
    if (isBlock) parts.push('')
  }
  for (const child of note.childNodes) write(child)
  const words = parts
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .join('\n')
  return holdsMore || words === '' || words.length > longestNote ? null : words
}

/** A second way back, of a note that two numbers lead to. */
const leadsBack = (element: Tree.Element): boolean =>
  element.tagName === 'a' && attribute(element, 'href')?.startsWith('#') === true && /^[↩↑⤴⏎^]/u.test(textOf(element).trim())

/** The number, with what raises it, becomes the note. */
function putWords(link: Tree.Element, words: string): void {
  let place = link
  const number = textOf(link).trim()
  for (let above = parentOf(place); above && ['sup', 'span', 'font'].includes(above.tagName); above = parentOf(above)) {
    if (textOf(above).trim() !== number) break
    place = above
  }
  place.tagName = 'sup'
  place.nodeName = 'sup'
  place.attrs = [{ name: 'data-note', value: words }]
  place.childNodes = []
}

/** Takes a note out, what is empty without it, and a rule above it that nothing follows. */
function takeOut(note: Tree.Element, top: readonly Tree.ChildNode[]): readonly Tree.ChildNode[] {
  let gone: Tree.ChildNode = note
  for (;;) {
    const parent: Tree.ParentNode | null = gone.parentNode
    const around = parent?.childNodes ?? top
    const at = around.indexOf(gone)
    const rest = around.slice(at + 1)
    const rule = rest.some(hasContent) ? undefined : around.slice(0, at).findLast((node) => hasContent(node) || isRule(node))
    for (const one of [gone, ...(rule && isRule(rule) ? [rule] : [])]) {
      if (parent) defaultTreeAdapter.detachNode(one)
      else top = top.filter((node) => node !== one)
    }
    if (!parent || !isElement(parent) || parent.childNodes.some(hasContent) || !/^(?:ol|ul|div|section|aside)$/.test(parent.tagName))
      return top
    gone = parent
  }
}

const isRule = (node: Tree.ChildNode): boolean => isElement(node) && node.tagName === 'hr'
const hasContent = (node: Tree.ChildNode): boolean =>
  textOf(node).trim() !== '' ||
  (isElement(node) && [...elementsOf(node)].some(({ tagName }) => ['img', 'table', 'iframe'].includes(tagName)))
