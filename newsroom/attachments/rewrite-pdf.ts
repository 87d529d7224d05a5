import { readFile, writeFile } from 'node:fs/promises'
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, type PDFObject, PDFStream, PDFString } from '@cantoo/pdf-lib'
import { done, no, type Outcome } from '#lib/outcome.ts'
import type { AttachmentProblem, Rewritten } from './problems.ts'

/**
 * Reads every object of a PDF (ISO 32000-1), refuses one that does something, and writes it anew from what was read: what stood before, after
 * and between the objects is gone, and so are the names of those who wrote it. It opens untrusted files, so only the process of examiner.ts
 * may call it.
 */
export async function rewritePdf(from: string, to: string): Promise<Outcome<Rewritten, AttachmentProblem>> {
  const bytes = await readFile(from)
  try {
    const pdf = await PDFDocument.load(bytes, { throwOnInvalidObject: true, updateMetadata: false })
    for (const [, object] of pdf.context.enumerateIndirectObjects()) {
      const problem = problemIn(object)
      if (problem) return no(problem)
    }
    const pages = pdf.getPageCount()
    if (pages === 0) return no('damaged')
    forgetAuthors(pdf)
    // Each object by itself: in streams they would get other numbers each time, and a file that comes back would be another one.
    await writeFile(to, await pdf.save({ addDefaultPage: false, updateFieldAppearances: false, useObjectStreams: false }))
    return done({ format: 'pdf', pages, seconds: null, width: null, height: null })
  } catch {
    // What is encrypted may also look damaged.
    return no(bytes.includes('/Encrypt') ? 'locked' : 'damaged')
  }
}

/** What an action may do (§12.6.4): lead to a place in the document, to a page of the web, or to the next page. */
const harmful = new Set(
  [
    'JavaScript',
    'Launch',
    'SubmitForm',
    'ImportData',
    'GoToR',
    'GoToE',
    'Rendition',
    'Movie',
    'Sound',
    'RichMediaExecute',
    'GoTo3DView',
  ].map((name) => `/${name}`),
)
const active = ['JS', 'JavaScript', 'XFA', 'RichMediaContent', '3DD']
const inside = ['EmbeddedFiles', 'EF', 'AF']
const annotations: Readonly<Record<string, AttachmentProblem>> = {
  '/FileAttachment': 'files-inside',
  '/RichMedia': 'active',
  '/Movie': 'active',
  '/Sound': 'active',
  '/Screen': 'active',
  '/3D': 'active',
}

/** Looks through one object and all that it holds directly; what it refers to is an object of its own. */
function problemIn(object: PDFObject): AttachmentProblem | null {
  const left: PDFObject[] = [object]
  for (let next = left.pop(); next; next = left.pop()) {
    if (next instanceof PDFArray) left.push(...next.asArray())
    const dict = next instanceof PDFStream ? next.dict : next instanceof PDFDict ? next : null
    if (!dict) continue
    const problem = problemOf(dict)
    if (problem) return problem
    left.push(...dict.values())
  }
  return null
}

function problemOf(dict: PDFDict): AttachmentProblem | null {
  const entry = (name: string) => dict.get(PDFName.of(name))
  const has = (name: string) => entry(name) !== undefined
  if (inside.some(has)) return 'files-inside'
  if (active.some(has) || harmful.has(String(entry('S')))) return 'active'
  const uri = entry('URI')
  if ((uri instanceof PDFString || uri instanceof PDFHexString) && !isPlainLink(uri.decodeText())) return 'active'
  return has('Rect') ? (annotations[String(entry('Subtype'))] ?? null) : null
}

/** Relative addresses lead nowhere from a file that was downloaded. */
const isPlainLink = (address: string): boolean => !/^\s*[a-z][a-z0-9+.-]*:/i.test(address) || /^\s*(?:https?|mailto|tel):/i.test(address)

/** Author, program and dates are told nobody: whom a document comes from may be what must not be known. */
function forgetAuthors({ context, catalog }: PDFDocument): void {
  context.trailerInfo.Info = undefined
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const dict = object instanceof PDFStream ? object.dict : object instanceof PDFDict ? object : null
    if (String(dict?.get(PDFName.of('Type'))) === '/Metadata') context.delete(ref)
    dict?.delete(PDFName.of('Metadata'))
    dict?.delete(PDFName.of('PieceInfo'))
  }
  catalog.delete(PDFName.of('Metadata'))
}
