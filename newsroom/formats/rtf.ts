import { nameComments } from './docx.ts'
import type { FileHtml } from './file-html.ts'
import { excerpt, Losses } from './losses.ts'
import { RtfReader } from './rtf-reading.ts'
import { rtfTokens } from './rtf-tokens.ts'

/** A file of RTF as HTML, as Word and LibreOffice write it. Tracked changes are read as accepted. */
export function rtfHtml(bytes: Uint8Array): FileHtml {
  const losses = new Losses()
  const reader = new RtfReader(losses)
  for (const token of rtfTokens(Buffer.from(bytes).toString('latin1'))) reader.read(token)
  const html = reader.end()
  if (reader.comments.length > 0) nameComments(reader.comments, losses)
  const { insertions, deletions, pages } = reader
  if (insertions + deletions > 0) losses.name('changes', { insertions, deletions, moves: 0 })
  for (const words of new Set(pages)) if (words) losses.name('pageEdge', { words: excerpt(words) })
  return { html, pictures: reader.pictures, losses, isTyped: true }
}
