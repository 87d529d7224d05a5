import { zipSync } from 'fflate'
import mammoth from 'mammoth'
import { checkXml } from './check-xml.ts'
import { markAlignment } from './docx-alignment.ts'
import { arrangeWord } from './docx-html.ts'
import { listStyles, markNumbers, readNumberings, withOwnLevels, wordsInPart } from './docx-numbers.ts'
import { withoutContents, withoutHidden, withoutRuby } from './docx-words.ts'
import { elementOf, type FileHtml, type FilePicture, levelOf, pictureScheme, roleOfStyle } from './file-html.ts'
import { excerpt, type LossCode, Losses } from './losses.ts'
import { BrokenItem } from './wire-story.ts'
import { childAt, childrenOf, type XmlElement, xmlElements } from './xml-tree.ts'
import type { ZipParts } from './zip-parts.ts'

/** The part with the text of a Word document; undefined if the zip is none. */
export const wordPart = ({ names }: ZipParts): string | undefined => names.find((name) => /^word\/document\d{0,3}\.xml$/.test(name))

/**
 * A Word document (Office Open XML) as HTML: mammoth reads it from parts that have been checked. Tracked changes are read as accepted. What
 * a relationship names outside of the file is never fetched.
 */
export async function docxHtml(zip: ZipParts, main: string): Promise<FileHtml> {
  const losses = new Losses()
  const parts = readParts(zip)
  const styles = await rootOf(parts.get('word/styles.xml'), 'styles')
  const numbering = await rootOf(parts.get(numberingPart), 'numbering')
  const accepted = acceptChanges(parts.get(main) ?? '', losses)
  const text = withoutHidden(withoutContents(withoutRuby(accepted), losses), losses)
  const numberings = readNumberings(numbering)
  parts.set(main, markNumbers(markAlignment(text), numberings, listStyles(styles)))
  const lists = parts.get(numberingPart)
  if (lists !== undefined) parts.set(numberingPart, withOwnLevels(lists, numberings))
  await nameWhatIsLeft(parts, losses)
  const pictures: FilePicture[] = []
  const keepPicture = mammoth.images.imgElement(async (image) => {
    const bytes = new Uint8Array(await image.readAsBuffer())
    pictures.push({ name: `picture-${pictures.length + 1}.${image.contentType.split('/')[1] ?? 'bin'}`, bytes })
    return { src: `${pictureScheme}${pictures.length - 1}` }
  })
  const { value, messages } = await mammoth.convertToHtml(
    { buffer: Buffer.from(zipSync(pack(zip, parts))) },
    { styleMap: styleMap(styles), includeEmbeddedStyleMap: false, convertImage: keepPicture },
  )
  for (const message of messages) nameMessage(message, losses)
  return { html: arrangeWord(value), pictures, losses, isTyped: true }
}

const numberingPart = 'word/numbering.xml'

const isXml = (name: string): boolean => /\.(?:xml|rels)$/i.test(name)

/** The texts of all parts that mammoth may read, each checked. */
function readParts(zip: ZipParts): Map<string, string> {
  const parts = new Map<string, string>()
  for (const name of zip.names.filter((each) => isXml(each) && !/^customXml\/|^docProps\//.test(each))) {
    const text = zip.textOf(name) ?? ''
    checkXml(text, name)
    parts.set(name, text)
  }
  return parts
}

function pack(zip: ZipParts, parts: Map<string, string>): Record<string, Uint8Array> {
  const packed: Record<string, Uint8Array> = {}
  for (const [name, text] of parts) packed[name] = new TextEncoder().encode(text)
  for (const name of zip.names.filter((each) => /(?:^|\/)media\/[^/]+$/.test(each))) packed[name] = zip.bytesOf(name) ?? new Uint8Array()
  return packed
}

async function rootOf(xml: string | undefined, name: string): Promise<XmlElement | undefined> {
  if (xml === undefined) return undefined
  for await (const found of xmlElements(piecesOf(xml), (each) => each === name)) {
    if ('element' in found) return found.element
    throw new BrokenItem(`its part ${name} is damaged: ${found.problem}`)
  }
  return undefined
}

async function* piecesOf(text: string): AsyncGenerator<string> {
  yield text
}

/**
 * Leaves out what paragraphs were before a tracked change, and counts what was inserted and deleted; mammoth reads the rest as accepted.
 * LibreOffice raises and lowers letters by points, which mammoth does not read.
 */
function acceptChanges(xml: string, losses: Losses): string {
  const inserted = xml.match(/<w:ins\b[^>]*>/g)?.length ?? 0
  const deleted = xml.match(/<w:del\b[^>]*>/g)?.length ?? 0
  const moved = xml.match(/<w:moveTo\b[^>]*>/g)?.length ?? 0
  if (inserted + deleted + moved > 0) losses.name('changes', { insertions: inserted, deletions: deleted, moves: moved })
  const raised = xml.replace(
    /<w:position w:val="(-?)[1-9]\d{0,2}"\/>/g,
    (_, below: string) => `<w:vertAlign w:val="${below ? 'subscript' : 'superscript'}"/>`,
  )
  return raised.replace(/<w:(pPrChange|rPrChange|tblPrChange|tcPrChange|trPrChange|sectPrChange)\b(?:[^>]*\/>|[\s\S]*?<\/w:\1>)/g, '')
}

async function nameWhatIsLeft(parts: Map<string, string>, losses: Losses): Promise<void> {
  const comments = childrenOf(await rootOf(parts.get('word/comments.xml'), 'comments'), 'comment').map(wordsInPart)
  if (comments.length > 0) nameComments(comments, losses)
  for (const [name, xml] of parts) {
    const kind = /^word\/(header|footer)\d*\.xml$/.exec(name)?.[1]
    const words = kind ? wordsInPart(await rootOf(xml, kind === 'header' ? 'hdr' : 'ftr')) : ''
    if (words) losses.name(kind === 'header' ? 'pageHeader' : 'pageFooter', { words: excerpt(words) })
  }
}

export function nameComments(comments: readonly string[], losses: Losses): void {
  const shown = comments.slice(0, 5).map((words) => `“${excerpt(words)}”`)
  losses.name('comments', { count: comments.length, words: `${shown.join(', ')}${comments.length > 5 ? ' …' : ''}` })
}

/** How each paragraph style of the document is read: by its own name, or that of a style that it is based on, or by its outline level. */
function styleMap(styles: XmlElement | undefined): string[] {
  const all = new Map(childrenOf(styles, 'style').map((style) => [style.attributes.styleId ?? '', style]))
  const lines = ["strike => s[data-strikethrough='']", 'u => u']
  for (const [id, style] of all) {
    const role = style.attributes.type === 'paragraph' && /^[\w-]+$/.test(id) ? roleOf(style, all) : null
    if (role === 'quotation') lines.push(`p.${id} => blockquote > p:fresh`)
    else if (role === 'code') lines.push(`p.${id} => pre:separator('\\n')`)
    else if (role !== null) lines.push(`p.${id} => ${elementOf(role)}:fresh`)
  }
  const around = (levels: number) => 'ul|ol > li > '.repeat(levels - 1)
  for (const level of [6, 7, 8, 9])
    lines.push(`p:unordered-list(${level}) => ${around(5)}ul > li:fresh`, `p:ordered-list(${level}) => ${around(5)}ol > li:fresh`)
  return lines
}

function roleOf(style: XmlElement, all: Map<string, XmlElement>): ReturnType<typeof roleOfStyle> {
  let at: XmlElement | undefined = style
  for (let step = 0; at && step < 12; step += 1) {
    const role = roleOfStyle(childAt(at, 'name')?.attributes.val ?? '')
    if (role !== null) return role
    const outline = Number(childAt(at, 'pPr', 'outlineLvl')?.attributes.val ?? 9)
    if (outline < 9) return levelOf(outline + 1)
    at = all.get(childAt(at, 'basedOn')?.attributes.val ?? '')
  }
  return null
}

const leftElements: Readonly<Record<string, LossCode>> = {
  'm:oMath': 'formula',
  'm:oMathPara': 'formula',
  'c:chart': 'chart',
  'dgm:relIds': 'diagram',
}

function nameMessage({ type, message }: { type: string; message: string }, losses: Losses): void {
  const element = /unrecognised element was ignored: (\S+)/.exec(message)?.[1]
  if (element && leftElements[element]) losses.name(leftElements[element])
  const outside = /could not (?:read|open) external image '([^']*)'/.exec(message)?.[1]
  if (outside !== undefined) losses.name('outsidePicture', { address: excerpt(outside, 120) })
  // Only pictures are read while it writes: their part is missing.
  else if (type === 'error') losses.name('picture', { address: 'none', reason: 'absent' })
}
