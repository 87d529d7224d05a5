import { levelOf, roleOfStyle, type StyleRole } from './file-html.ts'
import { childAt, childrenOf, type XmlElement } from './xml-tree.ts'

type Look = {
  isBold: boolean | null
  isItalic: boolean | null
  isStruck: boolean | null
  position: 'super' | 'sub' | null
  isHidden: boolean | null
}
type ListLevel = { isOrdered: boolean; start: number }

/** What the styles of a text of OpenDocument say. */
export type OdtStyles = {
  roleOf: (style: string | undefined) => StyleRole | null
  lookOf: (style: string | undefined) => Look
  /** As the style writes it: “center”, “end”. */
  alignmentOf: (style: string | undefined) => string | undefined
  levelOfList: (style: string | undefined, level: number) => ListLevel
}

const noLook: Look = { isBold: null, isItalic: null, isStruck: null, position: null, isHidden: null }

/** A later list of styles counts before an earlier one. */
export function odtStyles(lists: readonly (XmlElement | undefined)[]): OdtStyles {
  const styles = new Map(lists.flatMap((list) => childrenOf(list, 'style')).map((style) => [style.attributes.name ?? '', style]))
  const listStyles = new Map(lists.flatMap((list) => childrenOf(list, 'list-style')).map((style) => [style.attributes.name ?? '', style]))
  const chain = function* (name: string | undefined): Generator<XmlElement> {
    let style = styles.get(name ?? '')
    for (let step = 0; style && step < 12; step += 1) {
      yield style
      style = styles.get(style.attributes['parent-style-name'] ?? '')
    }
  }
  return {
    roleOf(name) {
      for (const style of chain(name)) {
        const role = roleOfStyle(style.attributes.name ?? '') ?? roleOfStyle(style.attributes['parent-style-name'] ?? '')
        if (role !== null) return role
        const level = Number(style.attributes['default-outline-level'])
        if (level > 0) return levelOf(level)
      }
      return roleOfStyle(name ?? '')
    },
    lookOf(name) {
      let look = noLook
      for (const style of chain(name)) look = withUnder(look, lookIn(childAt(style, 'text-properties')))
      return look
    },
    alignmentOf(name) {
      for (const style of chain(name)) {
        const to = childAt(style, 'paragraph-properties')?.attributes['text-align']
        if (to) return to
      }
      return undefined
    },
    levelOfList(name, level) {
      const found = childrenOf(listStyles.get(name ?? '')).find(({ attributes }) => Number(attributes.level) === level)
      const isOrdered = found?.name === 'list-level-style-number' && (found.attributes['num-format'] ?? '1') !== ''
      return { isOrdered, start: Number(found?.attributes['start-value'] ?? 1) }
    },
  }
}

/** What a style does not say, the one under it says. */
const withUnder = (over: Look, under: Look): Look => ({
  isBold: over.isBold ?? under.isBold,
  isItalic: over.isItalic ?? under.isItalic,
  isStruck: over.isStruck ?? under.isStruck,
  position: over.position ?? under.position,
  isHidden: over.isHidden ?? under.isHidden,
})

function lookIn(properties: XmlElement | undefined): Look {
  const said = properties?.attributes ?? {}
  const weight = said['font-weight']
  const slant = said['font-style']
  const line = said['text-line-through-style'] ?? said['text-line-through-type']
  const position = said['text-position'] ?? ''
  return {
    isBold: weight === undefined ? null : /^(?:bold|[6-9]00)$/.test(weight),
    isItalic: slant === undefined ? null : slant !== 'normal',
    isStruck: line === undefined ? null : line !== 'none',
    position: /^(?:super|[1-9])/.test(position) ? 'super' : /^(?:sub|-)/.test(position) ? 'sub' : null,
    isHidden: said.display === undefined ? null : said.display === 'none',
  }
}
