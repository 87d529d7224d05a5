import { defaultTreeAdapter, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { cleanLine } from '#lib/clean-text.ts'
import { elementsIn, isElement, textOf } from './html-nodes.ts'
import type { Losses } from './losses.ts'

/** What a story takes from a file's HTML before its text is read. Takes the headline out of the text. Modifies the tree. */
export function arrangeFile(root: Tree.ParentNode, losses: Losses): { headline: string } {
  unwrapPage(root)
  makeFigures(root)
  const headline = takeHeadline(root)
  levelHeadings(root, losses)
  return { headline }
}

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']
const longestHeadline = 300

/** A file of HTML has its text in one element around it: `<main>`, `<article>`, `<div>`. */
function unwrapPage(root: Tree.ParentNode): void {
  for (let step = 0; step < 5; step += 1) {
    const [only, ...others] = root.childNodes.filter((child) => !isNothing(child))
    if (!only || others.length > 0 || !isElement(only) || !['main', 'article', 'div', 'section'].includes(only.tagName)) return
    if (only.attrs.some(({ name }) => name.startsWith('data-'))) return
    const children = [...only.childNodes]
    for (const child of [...root.childNodes]) defaultTreeAdapter.detachNode(child)
    for (const child of children) {
      defaultTreeAdapter.detachNode(child)
      defaultTreeAdapter.appendChild(root, child)
    }
  }
}

const wordless = new Set(['title', 'style', 'script', 'meta', 'link', 'base', 'head'])
const isNothing = (node: Tree.ChildNode): boolean =>
  isElement(node)
    ? wordless.has(node.tagName) || (textOf(node).trim() === '' && elementsIn(node, 'img').length === 0 && node.tagName !== 'img')
    : textOf(node).trim() === ''

/** The first heading, if nothing stands before it. */
function takeHeadline(root: Tree.ParentNode): string {
  const first = root.childNodes.find((child) => !isNothing(child))
  if (!first || !isElement(first)) return ''
  const heading = first.tagName === 'header' || first.tagName === 'hgroup' ? first.childNodes.find((child) => !isNothing(child)) : first
  if (!heading || !isElement(heading) || !headings.includes(heading.tagName)) return ''
  const headline = cleanLine(textOf(heading))
  if (headline.length > longestHeadline || elementsIn(heading, 'img').length > 0) return ''
  defaultTreeAdapter.detachNode(heading)
  return headline
}

/** The highest level that is there becomes the first of a story's two, every other the second. */
function levelHeadings(root: Tree.ParentNode, losses: Losses): void {
  const found = elementsNamed(root, new Set(headings))
  const levels = [...new Set(found.map(({ tagName }) => tagName))].sort()
  if (levels.length > 2) losses.name('headings', { count: levels.length })
  for (const heading of found) rename(heading, heading.tagName === levels[0] ? 'h2' : 'h3')
}

function rename(element: Tree.Element, name: string): void {
  element.tagName = name
  element.nodeName = name
}

/** A caption goes into a figure with the picture or the table beside it; one that stands alone is a paragraph. */
function makeFigures(root: Tree.ParentNode): void {
  for (const caption of elementsNamed(root, new Set(['figcaption']))) {
    const around = caption.parentNode
    if (!around || (isElement(around) && around.tagName === 'figure')) continue
    const shown = [beside(caption, -1), beside(caption, 1)].find((each) => each !== null && isShown(each))
    if (!shown) {
      rename(caption, 'p')
      continue
    }
    const figure = defaultTreeAdapter.createElement('figure', caption.namespaceURI, [])
    defaultTreeAdapter.insertBefore(around, figure, caption)
    for (const part of [shown, caption]) {
      defaultTreeAdapter.detachNode(part)
      defaultTreeAdapter.appendChild(figure, part)
    }
  }
}

function beside(node: Tree.ChildNode, way: 1 | -1): Tree.Element | null {
  const around = node.parentNode?.childNodes ?? []
  for (let at = around.indexOf(node) + way; at >= 0 && at < around.length; at += way) {
    const found = around[at]
    if (found && isElement(found) && (!isNothing(found) || found.tagName === 'table')) return found
    if (found && !isNothing(found)) return null
  }
  return null
}

/** A table, or a paragraph that is only one picture. */
const isShown = (element: Tree.Element): boolean =>
  element.tagName === 'table' || element.tagName === 'img' || (elementsIn(element, 'img').length === 1 && textOf(element).trim() === '')

function elementsNamed(parent: Tree.ParentNode, names: ReadonlySet<string>): Tree.Element[] {
  return parent.childNodes
    .filter(isElement)
    .flatMap((child) => [...(names.has(child.tagName) ? [child] : []), ...elementsNamed(child, names)])
}
