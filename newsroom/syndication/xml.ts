import { escapeHtml } from '#lib/escape-html.ts'

/** Without the characters that XML 1.0 §2.2 has no place for, not even escaped. */
export const dropIllegal = (text: string): string =>
  text.replace(
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '',
  )

/** Any text as content or attribute of an element. */
export const xmlText = (text: string): string => escapeHtml(dropIllegal(text))

type Attributes = Readonly<Record<string, string | number | undefined>>

/** An element of parts that are XML already; an attribute that is undefined is left out. */
export function element(name: string, attributes: Attributes = {}, ...parts: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([attribute, value]) => ` ${attribute}="${xmlText(String(value))}"`)
    .join('')
  return parts.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${parts.join('')}</${name}>`
}

/** An element that holds nothing but text. */
export const textElement = (name: string, text: string): string => element(name, {}, xmlText(text))

/** Markup as the text of an element, as it is. */
export const cdata = (markup: string): string => `<![CDATA[${dropIllegal(markup).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
