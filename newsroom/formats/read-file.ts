import { createHash } from 'node:crypto'
import { extname } from 'node:path'
import type { ArticleDocument, Picture } from '#lib/document-types.ts'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { arrangeFile } from './arrange-file.ts'
import { docxHtml, wordPart } from './docx.ts'
import { type FileHtml, type FilePicture, pictureScheme } from './file-html.ts'
import { htmlFile } from './html-file.ts'
import type { HtmlImage } from './html-reading.ts'
import { excerpt, type NamedLoss } from './losses.ts'
import { markdownHtml } from './markdown-file.ts'
import { isOdt, odtHtml } from './odt.ts'
import { parseHtml } from './parse-html.ts'
import { textHtml } from './plain-file.ts'
import { rtfHtml } from './rtf.ts'
import { treeToDocument } from './tree-to-document.ts'
import { explainBrokenItem } from './wire-story.ts'
import { openZipParts } from './zip-parts.ts'

/** Why a file does not become a text. Each has its sentence in cli/convert.ts. */
export type FileProblem = 'empty' | 'too-big' | 'too-much' | 'busy' | 'damaged' | 'old-word' | 'protected' | 'pdf' | 'other-kind'

/** A picture that a text shows, with the id that stands for it there until it is in the library. */
export type ReadPicture = FilePicture & { id: string }
/** A file as the text of a story. `losses` names what could not be kept. */
export type ReadFile = { headline: string; body: ArticleDocument; pictures: ReadPicture[]; losses: NamedLoss[] }

const mostPictures = 300
/** The part of an OLE file that holds a Word document under a password (MS-OFFCRYPTO 2.3.4.4). */
const encryptedPart = Buffer.from('EncryptedPackage', 'utf16le')

/** Reads a stranger's file. Only the process of file-reader.ts may call it: a file may take all of its time or memory. */
export async function readFile(bytes: Uint8Array, name: string): Promise<Outcome<ReadFile, FileProblem>> {
  if (bytes.length === 0) return no('empty')
  try {
    const file = await htmlOf(bytes, name)
    return typeof file === 'string' ? no(file) : done(toText(file))
  } catch (error) {
    const reason = explainBrokenItem(error)
    if (reason === null) throw error
    return no('damaged', { reason })
  }
}

/** The kind of a file by its content; only texts are told apart by their name. */
async function htmlOf(bytes: Uint8Array, name: string): Promise<FileHtml | FileProblem> {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  if (start.startsWith('PK\u0003\u0004')) {
    const zip = openZipParts(bytes)
    const main = wordPart(zip)
    if (main) return docxHtml(zip, main)
    if (!isOdt(zip)) return 'other-kind'
    return zip.textOf('META-INF/manifest.xml')?.includes('encryption-data') ? 'protected' : odtHtml(zip)
  }
  if (start.startsWith('{\\rtf')) return rtfHtml(bytes)
  if (start.startsWith('%PDF')) return 'pdf'
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0')) return Buffer.from(bytes).includes(encryptedPart) ? 'protected' : 'old-word'
  if (isBinary(bytes)) return 'other-kind'
  const kind = extname(name).toLowerCase()
  if (['.md', '.markdown', '.mdown'].includes(kind)) return markdownHtml(bytes)
  const isPage = /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html)\b/i.test(Buffer.from(bytes.subarray(0, 500)).toString('latin1'))
  return ['.html', '.htm', '.xhtml'].includes(kind) || isPage ? htmlFile(bytes) : textHtml(bytes)
}

/** Texts have no control characters; of those that have NUL, UTF-16 has it at every other place. */
function isBinary(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 4096)
  if ((start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff)) return false
  const nul = [0, 1].map((first) => start.filter((byte, index) => index % 2 === first && byte === 0).length)
  if (nul.includes(0) && Math.max(...nul) > start.length / 5) return false
  const control = start.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)).length
  return control > 0
}

function toText({ html, pictures, losses, isTyped }: FileHtml): ReadFile {
  const root = parseHtml(html)
  const { headline } = arrangeFile(root, losses)
  const used: ReadPicture[] = []
  const body = treeToDocument(root.childNodes, { losses, isTyped, picture: (image) => pictureFor(image, pictures, used) })
  return { headline, body, pictures: used, losses: losses.named() }
}

/** The story's own picture for an image of the file, whose id is made of what it is; or why there is none. */
function pictureFor(image: HtmlImage, pictures: readonly FilePicture[], used: ReadPicture[]): Picture | string {
  if (used.length >= mostPictures) return 'many'
  const found = image.src.startsWith(pictureScheme) ? pictures[Number(image.src.slice(pictureScheme.length))] : outsideOf(image.src)
  if (!found) return 'absent'
  const hash = createHash('sha256')
    .update('bytes' in found ? found.bytes : found.address)
    .digest('hex')
  const id = [hash.slice(0, 8), hash.slice(8, 12), `4${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`, hash.slice(20, 32)].join('-')
  if (!used.some((one) => one.id === id)) used.push({ ...found, id })
  return { mediaId: id, alt: excerpt(image.alt, 1000), caption: excerpt(image.caption, 2000), credit: excerpt(image.credit ?? '', 300) }
}

function outsideOf(source: string): FilePicture | undefined {
  const data = /^data:image\/([\w+.-]{1,40});base64,/i.exec(source)
  if (data) return { name: `picture.${data[1]}`, bytes: new Uint8Array(Buffer.from(source.slice(data[0].length), 'base64')) }
  const address = URL.canParse(source) && /^https?:/i.test(source) ? new URL(source) : null
  return address ? { name: address.pathname.split('/').at(-1) || 'picture', address: address.href } : undefined
}
