import { escapeHtml } from '#lib/escape-html.ts'

/** Removes the characters that XML 1.0 §2.2 does not allow, not even escaped. */
export const dropIllegal = (text: string): string =>
  text.replace(
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '',
  )

/** Escapes a text for an element or an attribute. */
export const xmlText = (text: string): string => escapeHtml(dropIllegal(text))

type Attributes = Readonly<Record<string, string | number | undefined>>

/** An element whose content is XML already. Undefined attributes are left out. */
export function element(name: string, attributes: Attributes = {}, ...parts: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([attribute, value]) => ` ${attribute}="${xmlText(String(value))}"`)
    .join('')
  return parts.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${parts.join('')}</${name}>`
}

/** An element that contains only text. */
export const textElement = (name: string, text: string): string => element(name, {}, xmlText(text))

/** Markup as unescaped text of an element. */
export const cdata = (markup: string): string => `<![CDATA[${dropIllegal(markup).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
