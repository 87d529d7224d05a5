import type { FileHtml } from './file-html.ts'
import { Losses } from './losses.ts'
import { decodeText } from './plain-file.ts'

/** A web page on disk. The encoding that it names counts if it is not UTF-8. */
export function htmlFile(bytes: Uint8Array): FileHtml {
  const losses = new Losses()
  return { html: textOf(bytes, losses), pictures: [], losses, isTyped: false }
}

function textOf(bytes: Uint8Array, losses: Losses): string {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 2048))
  const named = /<meta[^>]{0,200}charset=["']?([\w:.-]{1,40})/i.exec(head)?.[1]
  if (!named || /^utf/i.test(named)) return decodeText(bytes, losses)
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return decodeText(bytes, losses)
  } catch {
    return decodeNamed(bytes, named, losses)
  }
}

function decodeNamed(bytes: Uint8Array, named: string, losses: Losses): string {
  try {
    return new TextDecoder(named).decode(bytes)
  } catch {
    return decodeText(bytes, losses)
  }
}
