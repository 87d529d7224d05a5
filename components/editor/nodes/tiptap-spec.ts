import type { Attribute as TiptapAttribute } from '@tiptap/core'
import { type Attribute, type MarkName, markSpecOf, type NodeName, type NodeSpec, nodeSpecOf } from '#newsroom/articles/nodes.ts'

/** How an attribute is read from and written to HTML. Its allowed values are defined in newsroom/articles/nodes.ts only. */
type ThroughHtml = Pick<TiptapAttribute, 'parseHTML' | 'renderHTML' | 'rendered'>

/**
 * A node of the document schema as options of Tiptap. Spread it into `Node.create` or `.extend`. Tiptap asks for the attributes of all nodes
 * some twenty times for one editor: they are made once.
 */
export function nodeSpec(name: NodeName, html: Record<string, ThroughHtml> = {}) {
  const { attrs, label: _label, inWords: _inWords, ...spec } = nodeSpecOf(name)
  const asTiptapHasIt: Omit<NodeSpec, 'label' | 'attrs' | 'content' | 'atom' | 'inWords'> & { content?: string; atom?: boolean } = spec
  const attributes = attributesOf(attrs, html)
  return { name, ...asTiptapHasIt, addAttributes: () => attributes }
}

export function markSpec(name: MarkName, html: Record<string, ThroughHtml> = {}) {
  const { attrs, inclusive } = markSpecOf(name)
  const attributes = attributesOf(attrs, html)
  return { name, ...(inclusive !== undefined && { inclusive }), addAttributes: () => attributes }
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
    // An invalid pasted value becomes the default.
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
