import type { Attribute as TiptapAttribute } from '@tiptap/core'
import { type Attribute, type MarkName, markSpecOf, type NodeName, type NodeSpec, nodeSpecOf } from '#newsroom/articles/nodes.ts'

/** How an attribute goes through HTML; what it may hold is said by newsroom/articles/nodes.ts alone. */
type ThroughHtml = Pick<TiptapAttribute, 'parseHTML' | 'renderHTML' | 'rendered'>

/** What Tiptap must know of a node, taken from the one schema. Spread into `Node.create` or `.extend`. */
export function nodeSpec(name: NodeName, html: Record<string, ThroughHtml> = {}) {
  const { attrs, label: _label, inWords: _inWords, ...spec } = nodeSpecOf(name)
  const asTiptapHasIt: Omit<NodeSpec, 'label' | 'attrs' | 'content' | 'atom' | 'inWords'> & { content?: string; atom?: boolean } = spec
  return { name, ...asTiptapHasIt, addAttributes: () => attributesOf(attrs, html) }
}

export function markSpec(name: MarkName, html: Record<string, ThroughHtml> = {}) {
  return { name, addAttributes: () => attributesOf(markSpecOf(name).attrs, html) }
}

function attributesOf(attrs: Record<string, Attribute> = {}, html: Record<string, ThroughHtml>): Record<string, TiptapAttribute> {
  return Object.fromEntries(Object.entries(attrs).map(([name, attribute]) => [name, attributeOf(name, attribute, html[name])]))
}

function attributeOf(name: string, { default: value, isValid }: Attribute, html: ThroughHtml = {}): TiptapAttribute {
  const read = html.parseHTML ?? ((element: HTMLElement) => element.getAttribute(name))
  return {
    ...(value === undefined ? { isRequired: true } : { default: value }),
    rendered: html.rendered ?? true,
    ...(html.renderHTML && { renderHTML: html.renderHTML }),
    // What is pasted with a wrong value comes in with the default one.
    parseHTML: (element) => {
      const found: unknown = read(element)
      return isValid(found) ? found : value
    },
    validate: (given: unknown) => {
      if (!isValid(given)) throw new RangeError(`“${name}” may not be ${JSON.stringify(given)}`)
    },
  }
}

export const integerAttribute = (name: string) => (element: HTMLElement) => Number.parseInt(element.getAttribute(name) ?? '', 10)
