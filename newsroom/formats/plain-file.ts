import { escapeHtml } from '#lib/escape-html.ts'
import type { FileHtml } from './file-html.ts'
import { Losses } from './losses.ts'

/** Decodes the bytes of a text: UTF-8 or UTF-16 by its BOM or by what it holds, otherwise the Windows code page that fits its letters. */
export function decodeText(bytes: Uint8Array, losses: Losses): string {
  const encoding = encodingOfText(bytes)
  if (encoding.startsWith('windows')) losses.name('encoding', { encoding })
  return new TextDecoder(encoding).decode(bytes)
}

export function encodingOfText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const start = bytes.subarray(0, 4096)
  const [even, odd] = [0, 1].map((first) => start.filter((byte, index) => index % 2 === first && byte === 0).length)
  if (Number(odd) > start.length / 5 && even === 0) return 'utf-16le'
  if (Number(even) > start.length / 5 && odd === 0) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return isCyrillic(bytes) ? 'windows-1251' : 'windows-1252'
  }
}

/** In Cyrillic text nearly every letter is a high byte; in the west of Europe few are. */
function isCyrillic(bytes: Uint8Array): boolean {
  let high = 0
  let low = 0
  for (const byte of bytes.subarray(0, 200_000)) {
    if (byte >= 0xc0) high += 1
    else if ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)) low += 1
  }
  return high > low / 2
}

/** A plain text: an empty line parts paragraphs; without empty lines, every line is one. */
export function textHtml(bytes: Uint8Array): FileHtml {
  const losses = new Losses()
  const text = decodeText(bytes, losses).replace(/\r\n?/g, '\n')
  const paragraphs = /\n[ \t]*\n/.test(text) ? text.split(/\n[ \t]*\n\s*/).map(joinLines) : text.split('\n').map(escapeHtml)
  const html = paragraphs.filter((each) => each.trim() !== '').map((each) => `<p>${each}</p>`)
  return { html: html.join('\n'), pictures: [], losses, isTyped: true }
}

/** Lines that a program has broken at one width are one line; shorter ones, as in verse or an address, stay lines. */
function joinLines(paragraph: string): string {
  const lines = paragraph.trim().split('\n')
  const isWrapped = lines.slice(0, -1).every(({ length }) => length >= 50 && length <= 100)
  return lines.map((line) => escapeHtml(line.trim())).join(isWrapped ? ' ' : '<br>')
}
