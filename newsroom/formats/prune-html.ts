import { defaultTreeAdapter, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { embedIdOf, isOfProvider } from '#lib/embeds/embed.ts'
import { attribute, isElement, textOf } from './html-nodes.ts'
import { excerpt, type Losses } from './losses.ts'

/** What a rule does with an element: names why it is left out, makes it a link, or leaves it alone (null). */
export type Rule = (element: Tree.Element) => { left: string | null } | { link: string; what: string } | null

export const hasClass = (element: Tree.Element, pattern: RegExp): boolean =>
  (attribute(element, 'class') ?? '').split(/\s+/).some((name) => pattern.test(name))

/** Removes what is no text of a story from HTML, and makes links of what another site shows. Each is named in `losses`. */
export function pruneHtml(parent: Tree.ParentNode, rules: readonly Rule[], losses: Losses): void {
  for (const child of [...parent.childNodes]) {
    if (!isElement(child)) continue
    const answer = rules.map((rule) => rule(child)).find((one) => one !== null)
    if (!answer) pruneHtml(child, rules, losses)
    else if ('link' in answer) replaceByLink(child, answer, losses)
    else {
      const words = excerpt(textOf(child))
      if (answer.left !== null) losses.add(words ? `${answer.left} “${words}” was left out` : `${answer.left} was left out`)
      defaultTreeAdapter.detachNode(child)
    }
  }
}

function replaceByLink(element: Tree.Element, { link, what }: { link: string; what: string }, losses: Losses): void {
  const paragraph = defaultTreeAdapter.createElement('p', element.namespaceURI, [])
  // An address without a link, on a line of its own, is read as an embed.
  if (isOfProvider(embedIdOf(link))) defaultTreeAdapter.insertText(paragraph, link)
  else {
    losses.add(`${what} became a link to ${excerpt(link, 120)}`)
    const anchor = defaultTreeAdapter.createElement('a', element.namespaceURI, [{ name: 'href', value: link }])
    defaultTreeAdapter.insertText(anchor, link)
    defaultTreeAdapter.appendChild(paragraph, anchor)
  }
  const parent = element.parentNode
  if (parent) defaultTreeAdapter.insertBefore(parent, paragraph, element)
  defaultTreeAdapter.detachNode(element)
}
