import { escapeHtml } from '#lib/escape-html.ts'
import { elementOf, pictureScheme } from './file-html.ts'
import { noteItem, noteReference } from './html-notes.ts'
import { excerpt, type Losses } from './losses.ts'
import type { OdtStyles } from './odt-styles.ts'
import { childrenOf, textIn, wordsOf, type XmlElement } from './xml-tree.ts'

type Around = {
  styles: OdtStyles
  losses: Losses
  /** Takes the file of a picture, and returns its number; null when it is not in the document. */
  picture: (path: string) => number | null
}

type Inside = { list: string | undefined; level: number }
type Read = (element: XmlElement, inside: Inside) => string

/** Writes the text of an OpenDocument as HTML, once. */
export class OdtReader {
  readonly comments: string[] = []
  readonly #around: Around
  readonly #noteTexts: string[] = []
  /** The last number of each list, for those that go on after other words. */
  readonly #counts = new Map<string, number>()

  constructor(around: Around) {
    this.#around = around
  }

  read(text: XmlElement | undefined): string {
    const html = text ? this.#inside(text, { list: undefined, level: 0 }) : ''
    return this.#noteTexts.length > 0 ? `${html}<ol>${this.#noteTexts.join('')}</ol>` : html
  }

  #inside(element: XmlElement, inside: Inside): string {
    return element.children
      .map((child) => (typeof child === 'string' ? escapeHtml(child.replace(/[ \t\r\n]+/g, ' ')) : this.#element(child, inside)))
      .join('')
  }

  #element(element: XmlElement, inside: Inside): string {
    const read = this.#readers[element.name]
    return read ? read(element, inside) : this.#inside(element, inside)
  }

  readonly #nothing: Read = () => ''

  readonly #readers: Readonly<Record<string, Read>> = {
    h: (element, inside) => {
      const level = Math.min(6, Math.max(1, Number(element.attributes['outline-level'] ?? 1)))
      return `<h${level}>${this.#inside(element, inside)}</h${level}>`
    },
    p: (element, inside) => this.#paragraph(element, inside),
    span: (element, inside) => this.#dress(this.#inside(element, inside), element.attributes['style-name']),
    a: (element, inside) => {
      const href = element.attributes.href ?? ''
      const words = this.#inside(element, inside)
      return href.startsWith('#') || href === '' ? words : `<a href="${escapeHtml(href)}">${words}</a>`
    },
    s: ({ attributes }) => ' '.repeat(Math.min(100, Math.max(1, Number(attributes.c ?? 1)))),
    tab: () => ' ',
    'line-break': () => '<br>',
    list: (element, inside) => this.#list(element, inside),
    note: (element, inside) => this.#note(element, inside),
    annotation: (element) => {
      this.comments.push(
        childrenOf(element)
          .filter(({ name }) => name === 'p' || name === 'list')
          .map(wordsOf)
          .join(' '),
      )
      return ''
    },
    frame: (element, inside) => this.#frame(element, inside),
    table: (element, inside) => this.#table(element, inside),
    'table-of-content': () => {
      this.#around.losses.name('contents')
      return ''
    },
    object: () => {
      this.#around.losses.name('object')
      return ''
    },
    'tracked-changes': this.#nothing,
    'sequence-decls': this.#nothing,
    'variable-decls': this.#nothing,
    'user-field-decls': this.#nothing,
    forms: this.#nothing,
    'annotation-end': this.#nothing,
    ruby: (element, inside) =>
      childrenOf(element, 'ruby-base')
        .map((base) => this.#inside(base, inside))
        .join(''),
  }

  #paragraph(element: XmlElement, inside: Inside): string {
    const { styles } = this.#around
    const style = element.attributes['style-name']
    const role = styles.roleOf(style)
    const words = this.#inside(element, inside)
    // A heading is bold by itself.
    const dressed = role === null || role === 'quotation' ? this.#dress(words, style) : words
    return role === 'quotation' ? `<blockquote><p>${dressed}</p></blockquote>` : `<${elementOf(role)}>${dressed}</${elementOf(role)}>`
  }

  #dress(words: string, style: string | undefined): string {
    const { isBold, isItalic, isStruck, position, isHidden } = this.#around.styles.lookOf(style)
    let html = words
    if (words.trim() === '' || words.includes('<p>')) return html
    if (isHidden) {
      this.#around.losses.name('hidden', { words: excerpt(words.replace(/<[^<>]*>/g, '')) })
      return ''
    }
    if (position !== null) html = position === 'super' ? `<sup>${html}</sup>` : `<sub>${html}</sub>`
    if (isStruck) html = `<s data-strikethrough="">${html}</s>`
    if (isItalic) html = `<em>${html}</em>`
    return isBold ? `<strong>${html}</strong>` : html
  }

  #list(element: XmlElement, inside: Inside): string {
    const list = element.attributes['style-name'] ?? inside.list
    const level = inside.level + 1
    const { isOrdered, start } = this.#around.styles.levelOfList(list, level)
    const key = `${list} ${level}`
    const goesOn = element.attributes['continue-numbering'] === 'true' || element.attributes['continue-list'] !== undefined
    let number = goesOn ? (this.#counts.get(key) ?? start - 1) : start - 1
    const tag = isOrdered ? 'ol' : 'ul'
    let html = ''
    let isOpen = false
    for (const item of childrenOf(element)) {
      const words = this.#inside(item, { list, level })
      if (item.name !== 'list-item') {
        html += isOpen ? `</${tag}>${words}` : words
        isOpen = false
        continue
      }
      const restart = item.attributes['start-value']
      if (restart !== undefined && isOpen) {
        html += `</${tag}>`
        isOpen = false
      }
      number = restart === undefined ? number + 1 : Number(restart)
      if (!isOpen) html += isOrdered && number !== 1 ? `<ol start="${number}">` : `<${tag}>`
      isOpen = true
      html += `<li>${words}</li>`
    }
    this.#counts.set(key, number)
    return isOpen ? `${html}</${tag}>` : html
  }

  #note(element: XmlElement, inside: Inside): string {
    const [body] = childrenOf(element, 'note-body')
    const number = this.#noteTexts.length + 1
    this.#noteTexts.push('') // those in a note come after it
    this.#noteTexts[number - 1] = noteItem(number, body ? this.#inside(body, inside) : '')
    return noteReference(number)
  }

  /** A picture, or a box of text: LibreOffice puts a picture with its caption into one. */
  #frame(element: XmlElement, inside: Inside): string {
    const [image] = childrenOf(element, 'image')
    if (!image)
      return childrenOf(element)
        .map((child) => (child.name === 'desc' || child.name === 'title' ? '' : this.#part(child, inside)))
        .join('')
    const words = childrenOf(element).find(({ name }) => name === 'desc') ?? childrenOf(element).find(({ name }) => name === 'title')
    const path = image.attributes.href ?? ''
    const number = this.#around.picture(path)
    const source = number === null ? path : `${pictureScheme}${number}`
    return `<img src="${escapeHtml(source)}" alt="${escapeHtml(words ? textIn(words) : '')}">`
  }

  #part(child: XmlElement, inside: Inside): string {
    return child.name === 'text-box' ? `</p>${this.#textBox(child, inside)}<p>` : this.#element(child, inside)
  }

  /** The words of a caption stand in the paragraph of its picture. */
  #textBox(box: XmlElement, inside: Inside): string {
    return childrenOf(box)
      .map((child) => {
        const frames = childrenOf(child, 'frame')
        if (child.name !== 'p' || frames.length !== 1 || !frames[0]) return this.#element(child, inside)
        const words = this.#inside({ ...child, children: child.children.filter((each) => each !== frames[0]) }, inside)
        return `<p>${this.#frame(frames[0], inside)}</p>${words.trim() ? `<figcaption>${words}</figcaption>` : ''}`
      })
      .join('')
  }

  #table(element: XmlElement, inside: Inside): string {
    const rows = (parent: XmlElement, cell: 'th' | 'td'): string =>
      childrenOf(parent)
        .map((child) => {
          if (child.name === 'table-header-rows') return rows(child, 'th')
          if (child.name === 'table-rows' || child.name === 'table-row-group') return rows(child, cell)
          if (child.name !== 'table-row') return ''
          return `<tr>${childrenOf(child, 'table-cell')
            .map((one) => this.#cell(one, cell, inside))
            .join('')}</tr>`
        })
        .join('')
    return `<table>${rows(element, 'td')}</table>`
  }

  #cell(cell: XmlElement, tag: 'th' | 'td', inside: Inside): string {
    const { attributes } = cell
    const spans = [
      ['colspan', attributes['number-columns-spanned']],
      ['rowspan', attributes['number-rows-spanned']],
    ]
    const said = spans.map(([name, value]) => (value && value !== '1' ? ` ${name}="${Number(value)}"` : '')).join('')
    const [first] = childrenOf(cell, 'p')
    const to = this.#around.styles.alignmentOf(first?.attributes['style-name'])
    const style = to && /^(?:center|right|end)$/.test(to) ? ` style="text-align: ${to}"` : ''
    const written = `<${tag}${said}${style}>${this.#inside(cell, { ...inside, level: 0 })}</${tag}>`
    return written.repeat(Math.min(100, Math.max(1, Number(attributes['number-columns-repeated'] ?? 1))))
  }
}
