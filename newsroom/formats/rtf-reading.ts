import { escapeHtml } from '#lib/escape-html.ts'
import { type FilePicture, levelOf, pictureScheme, type StyleRole } from './file-html.ts'
import { noteItem, noteReference } from './html-notes.ts'
import type { Losses } from './losses.ts'
import { RtfBlocks, type RtfItem } from './rtf-blocks.ts'
import { encodingOfPage, newTables, type RtfGroup, readFonts, readLists, readOverrides, readStyles } from './rtf-tables.ts'
import type { RtfToken } from './rtf-tokens.ts'

/** Where the words of a group go. */
type Destination = 'text' | 'nowhere' | 'table' | 'picture' | 'instruction' | 'comment' | 'page'
type Look = { b: boolean; i: boolean; strike: boolean; offset: 'sup' | 'sub' | null; isHidden: boolean }
type Group = Look & { destination: Destination; font: number; skip: number; note: boolean; name: string; href: string | null }
type Paragraph = { role: StyleRole | null; list: number; level: number; isInTable: boolean }
/** A text of its own: the body, a footnote. */
type Flow = {
  blocks: RtfBlocks
  line: string
  paragraph: Paragraph
  row: { isHeader: boolean; merges: { across: boolean; down: boolean }[] }
}

const newFlow = (): Flow => ({ blocks: new RtfBlocks(), line: '', paragraph: newParagraph(), row: { isHeader: false, merges: [] } })
const newParagraph = (): Paragraph => ({ role: null, list: 0, level: 0, isInTable: false })
const plainLook: Look = { b: false, i: false, strike: false, offset: null, isHidden: false }

/** Groups whose words are not the text of the story. */
const dropped = new Set(
  'colortbl info filetbl revtbl rsidtbl generator listtext pntext pn xmlnstbl themedata colorschememapping datastore latentstyles bkmkstart bkmkend nonshppict atnid atnauthor atndate atnref atnparent atnicn atntime atrfstart atrfend xe tc pgptbl operator userprops sp objdata objclass template passwordhash wgrffmtfilter mmathPr ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn upr annotationref'.split(
    ' ',
  ),
)
const pages = /^(?:header|footer)[lrf]?$/
const tables = new Set(['fonttbl', 'stylesheet', 'listtable', 'listoverridetable'])
const signs: Readonly<Record<string, string>> = {
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  nbsp: '\u00a0',
  hyphen: '\u2011',
  tab: ' ',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
  softhyphen: '',
}

/** Reads the parts of an RTF file, one after another, and writes HTML. */
export class RtfReader {
  readonly pictures: FilePicture[] = []
  readonly comments: string[] = []
  readonly pages: string[] = []
  readonly notes: string[] = []
  deletions = 0
  insertions = 0
  readonly #losses: Losses
  readonly #tables = newTables()
  readonly #counts = new Map<string, number>()
  readonly #begun = new Set<string>()
  readonly #trees: RtfGroup[] = []
  #encoding = 'windows-1252'
  #groups: Group[] = []
  #group: Group = { ...plainLook, destination: 'text', font: -1, skip: 1, note: false, name: '', href: null }
  #flow = newFlow()
  #outer: Flow[] = []
  #bytes: number[] = []
  #skipping = 0
  #isOptional = false
  #kept = ''
  #alt = ''

  constructor(losses: Losses) {
    this.#losses = losses
  }

  read(token: RtfToken): void {
    if (token.kind !== 'byte' && token.kind !== 'bytes') this.#endBytes()
    if (token.kind === 'byte') this.#addByte(token.byte)
    else if (token.kind === 'bytes') for (let at = 0; at < token.bytes.length; at += 1) this.#addByte(token.bytes.charCodeAt(at))
    else if (token.kind === 'word') this.#control(token.word, token.value)
    else if (token.kind === 'open') this.#open()
    else this.#close()
  }

  end(): string {
    this.#endBytes()
    while (this.#outer.length > 0) this.#endNote()
    this.#endParagraph()
    const html = this.#flow.blocks.end()
    return this.notes.length > 0 ? `${html}<ol>${this.notes.map((note, at) => noteItem(at + 1, note)).join('')}</ol>` : html
  }

  #open(): void {
    this.#groups.push(this.#group)
    this.#group = { ...this.#group, note: false, name: '', href: this.#group.href }
    this.#skipping = 0
    if (this.#group.destination === 'table') this.#trees.push({ words: [], text: '', groups: [] })
  }

  #close(): void {
    const closed = this.#group
    const around = this.#groups.pop()
    if (!around) return
    this.#group = around
    this.#skipping = 0
    if (closed.note) this.#endNote()
    if (closed.destination === 'table') this.#endTree(closed)
    else if (closed.name === 'pict') this.#endPicture()
    else if (closed.name === 'fldinst') this.#takeInstruction()
    else if (closed.name === 'annotation') this.comments.push(this.#take())
    else if (closed.name === 'page') this.pages.push(this.#take())
  }

  #take(): string {
    const kept = this.#kept.replace(/\s+/g, ' ').trim()
    this.#kept = ''
    return kept
  }

  #endTree(closed: Group): void {
    const tree = this.#trees.pop()
    if (!tree) return
    const parent = this.#trees.at(-1)
    if (parent) parent.groups.push(tree)
    else if (closed.name === 'fonttbl') readFonts(tree, this.#tables)
    else if (closed.name === 'stylesheet') readStyles(tree, this.#tables)
    else if (closed.name === 'listtable') readLists(tree, this.#tables)
    else if (closed.name === 'listoverridetable') readOverrides(tree, this.#tables)
  }

  #control(word: string, value: number | null): void {
    if (this.#skipping > 0) this.#skipping -= 1
    if (word === 'u') this.#addUnicode(value ?? 0)
    else if (word === 'uc') this.#group.skip = Math.max(0, value ?? 1)
    else if (word === '*') this.#isOptional = true
    else if (this.#group.destination === 'table') this.#trees.at(-1)?.words.push({ word, value: value ?? 1 })
    else if (!this.#begins(word)) this.#act(word, value)
    if (word !== '*') this.#isOptional = false
  }

  /** Whether the word says where the words of its group go. */
  #begins(word: string): boolean {
    const group = this.#group
    if (group.destination === 'nowhere') return true
    const take = (destination: Destination, name: string) => Object.assign(group, { destination, name })
    if (tables.has(word)) {
      take('table', word)
      this.#trees.push({ words: [], text: '', groups: [] })
    } else if (pages.test(word)) take('page', 'page')
    else if (word === 'pict') take('picture', 'pict')
    else if (word === 'fldinst') take('instruction', 'fldinst')
    else if (word === 'annotation') take('comment', 'annotation')
    else if (word === 'footnote') this.#beginNote()
    else if (word === 'field') group.href = null
    else if (/^s[pnv]$/.test(word) && group.destination === 'picture') take('picture', 'property')
    else if (word === 'shppict' || word === 'fldrslt' || word === 'shptxt' || word === 'picprop') return true
    else if (word === 'shpinst' || word === 'shp') return true
    else if (dropped.has(word) || this.#isOptional) take('nowhere', word)
    else return false
    return true
  }

  #act(word: string, value: number | null): void {
    const group = this.#group
    const isOn = value !== 0
    if (word === 'b') group.b = isOn
    else if (word === 'i') group.i = isOn
    else if (word === 'strike' || word === 'striked') group.strike = isOn
    else if (word === 'super' || word === 'sub') group.offset = isOn ? (word === 'super' ? 'sup' : 'sub') : null
    else if (word === 'up' || word === 'dn') group.offset = value === 0 ? null : word === 'up' ? 'sup' : 'sub'
    else if (word === 'nosupersub') group.offset = null
    else if (word === 'v') group.isHidden = isOn
    else if (word === 'deleted' && isOn) {
      group.isHidden = true
      this.deletions += 1
    } else if (word === 'revised' && isOn) this.insertions += 1
    else if (word === 'plain') Object.assign(group, plainLook)
    else if (word === 'f') group.font = value ?? 0
    else if (word === 'ansicpg') this.#encoding = encodingOfPage(value ?? 1252)
    else if (word === 'mac') this.#encoding = 'macintosh'
    else if (word in signs) this.#add(signs[word] ?? '')
    else if (group.destination === 'text') this.#lay(word, value)
  }

  /** Paragraphs, lines and rows. */
  #lay(word: string, value: number | null): void {
    const { paragraph, row, blocks } = this.#flow
    if (word === 'par' || word === 'sect' || word === 'page') this.#endParagraph()
    else if (word === 'line') this.#flow.line += '<br>'
    else if (word === 'pard') this.#flow.paragraph = newParagraph()
    else if (word === 's') paragraph.role = this.#tables.roles.get(value ?? 0) ?? null
    else if (word === 'outlinelevel' && value !== null && value < 9) paragraph.role ??= levelOf(value + 1)
    else if (word === 'ls') paragraph.list = value ?? 0
    else if (word === 'ilvl') paragraph.level = Math.min(8, Math.max(0, value ?? 0))
    else if (word === 'intbl') paragraph.isInTable = true
    else if (word === 'trowd') this.#flow.row = { isHeader: false, merges: [] }
    else if (word === 'trhdr') row.isHeader = true
    else if (word === 'cellx') row.merges.push({ across: false, down: false, ...this.#merge() })
    else if (word === 'clmrg') this.#merging.across = true
    else if (word === 'clvmrg') this.#merging.down = true
    else if (word === 'cell' || word === 'nestcell') {
      paragraph.isInTable = true
      this.#endParagraph()
      blocks.endCell()
    } else if (word === 'row') blocks.endRow(row.isHeader, row.merges)
    else if (word === 'object') this.#losses.name('object')
  }

  #merging: { across?: boolean; down?: boolean } = {}
  #merge(): { across?: boolean; down?: boolean } {
    const merging = this.#merging
    this.#merging = {}
    return merging
  }

  #endParagraph(): void {
    const { line, paragraph, blocks } = this.#flow
    this.#flow.line = ''
    const item = line.trim() === '' ? null : this.#itemOf(paragraph)
    blocks.add({ html: line, role: paragraph.role, item, isInTable: paragraph.isInTable })
  }

  #itemOf({ list, level, isInTable }: Paragraph): RtfItem | null {
    const found = list === 0 || isInTable ? undefined : this.#tables.lists.get(list)
    if (!found) return null
    const { isOrdered, start } = found.levels[level] ?? { isOrdered: false, start: 1 }
    const key = `${found.id} ${level}`
    const own = `${list} ${level}`
    const isRestart = found.restarts && !this.#begun.has(own)
    this.#begun.add(own)
    const number = isRestart ? start : (this.#counts.get(key) ?? start - 1) + 1
    this.#counts.set(key, number)
    for (const deeper of [1, 2, 3, 4, 5, 6, 7, 8]) if (deeper > level) this.#counts.delete(`${found.id} ${deeper}`)
    return { list: found.id, level, isOrdered, number }
  }

  #beginNote(): void {
    this.#group.note = true
    Object.assign(this.#group, plainLook)
    this.#outer.push(this.#flow)
    this.#flow = newFlow()
  }

  #endNote(): void {
    this.#endParagraph()
    const note = this.#flow.blocks.end()
    this.#flow = this.#outer.pop() ?? newFlow()
    this.notes.push(note)
    // The mark itself (\chftn) is written before the note, and says nothing here.
    this.#flow.line += noteReference(this.notes.length)
  }

  #takeInstruction(): void {
    const instruction = this.#take()
    const href = /^HYPERLINK\s+(?!\\l)"([^"]*)"/i.exec(instruction)?.[1] ?? /^HYPERLINK\s+([^\s\\"]+)/i.exec(instruction)?.[1]
    this.#group.href = href ?? null
  }

  #endPicture(): void {
    const [data, alt] = [this.#kept.replace(/[^0-9a-f]/gi, ''), this.#alt]
    this.#kept = ''
    this.#alt = ''
    if (data.length < 20) return
    this.pictures.push({ name: `picture-${this.pictures.length + 1}`, bytes: new Uint8Array(Buffer.from(data, 'hex')) })
    this.#flow.line += `<img src="${pictureScheme}${this.pictures.length - 1}" alt="${escapeHtml(alt)}">`
  }

  /** A character by its number; after it stand some characters for older programs, which are skipped. */
  #addUnicode(value: number): void {
    this.#endBytes()
    this.#add(String.fromCharCode(value < 0 ? value + 65_536 : value))
    this.#skipping = this.#group.skip
  }

  #addByte(byte: number): void {
    if (this.#skipping > 0) this.#skipping -= 1
    else this.#bytes.push(byte)
  }

  #endBytes(): void {
    if (this.#bytes.length === 0) return
    const encoding = this.#tables.encodings.get(this.#group.font) ?? this.#encoding
    this.#add(new TextDecoder(encoding).decode(new Uint8Array(this.#bytes)))
    this.#bytes = []
  }

  #add(text: string): void {
    const { destination, isHidden, href } = this.#group
    if (destination === 'table') {
      const tree = this.#trees.at(-1)
      if (tree) tree.text += text
    } else if (destination === 'picture') this.#addToPicture(text)
    else if (destination === 'instruction' || destination === 'comment' || destination === 'page') this.#kept += text
    else if (destination === 'text' && !isHidden) {
      const words = this.#dress(escapeHtml(text))
      this.#flow.line += href ? `<a href="${escapeHtml(href)}">${words}</a>` : words
    }
  }

  #addToPicture(text: string): void {
    if (this.#group.name !== 'property') this.#kept += text
    else if (this.#alt === '' && /^wzDescription/.test(text)) this.#alt = '…'
    else if (this.#alt === '…') this.#alt = text
  }

  #dress(words: string): string {
    const { b, i, strike, offset } = this.#group
    let html = words
    if (words.trim() === '') return html
    if (offset) html = `<${offset}>${html}</${offset}>`
    if (strike) html = `<s data-strikethrough="">${html}</s>`
    if (i) html = `<em>${html}</em>`
    return b ? `<strong>${html}</strong>` : html
  }
}
