import { checkXml } from './check-xml.ts'
import { nameComments } from './docx.ts'
import type { FileHtml, FilePicture } from './file-html.ts'
import { excerpt, Losses } from './losses.ts'
import { OdtReader } from './odt-reading.ts'
import { odtStyles } from './odt-styles.ts'
import { BrokenItem } from './wire-story.ts'
import { childAt, childrenOf, elementsIn, wordsOf, type XmlElement, xmlElements } from './xml-tree.ts'
import type { ZipParts } from './zip-parts.ts'

export const isOdt = (zip: ZipParts): boolean =>
  zip.names.includes('content.xml') && /^application\/vnd\.oasis\.opendocument\.text/.test(zip.textOf('mimetype') ?? '')

/** A text of OpenDocument 1.3 as HTML. Tracked changes are read as accepted. */
export async function odtHtml(zip: ZipParts): Promise<FileHtml> {
  const losses = new Losses()
  const content = await partOf(zip, 'content.xml', 'document-content')
  if (!content) throw new BrokenItem('it has no text')
  const styles = zip.names.includes('styles.xml') ? await partOf(zip, 'styles.xml', 'document-styles') : undefined
  const pictures: FilePicture[] = []
  const reader = new OdtReader({
    styles: odtStyles([childAt(styles, 'styles'), childAt(styles, 'automatic-styles'), childAt(content, 'automatic-styles')]),
    losses,
    picture: (path) => {
      const bytes = /^(?:\.\/)?Pictures\/[^/]+$/.test(path) ? zip.bytesOf(path.replace(/^\.\//, '')) : null
      if (!bytes) return null
      pictures.push({ name: path.split('/').at(-1) ?? 'picture', bytes })
      return pictures.length - 1
    },
  })
  const html = reader.read(childAt(content, 'body', 'text'))
  if (reader.comments.length > 0) nameComments(reader.comments, losses)
  nameChanges(content, losses)
  for (const page of childrenOf(childAt(styles, 'master-styles'), 'master-page')) namePage(page, losses)
  return { html, pictures, losses, isTyped: true }
}

async function partOf(zip: ZipParts, name: string, root: string): Promise<XmlElement | undefined> {
  const xml = zip.textOf(name) ?? ''
  checkXml(xml, name)
  const pieces = async function* (): AsyncGenerator<string> {
    yield xml
  }
  for await (const found of xmlElements(pieces(), (each) => each === root)) {
    if ('element' in found) return found.element
    throw new BrokenItem(`its part ${name} is damaged: ${found.problem}`)
  }
  return undefined
}

function nameChanges(content: XmlElement, losses: Losses): void {
  const changes = elementsIn(childAt(content, 'body'), 'changed-region')
  if (changes.length === 0) return
  const count = (kind: string) => changes.filter((change) => childrenOf(change, kind).length > 0).length
  losses.name('changes', { insertions: count('insertion'), deletions: count('deletion'), moves: 0 })
}

function namePage(page: XmlElement, losses: Losses): void {
  for (const kind of ['header', 'footer']) {
    const words = wordsOf(childrenOf(page, kind)[0])
    if (words) losses.name(kind === 'header' ? 'pageHeader' : 'pageFooter', { words: excerpt(words) })
  }
}
