import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'

/** Bytes of a file on disk that have been read, for the progress bar. */
export type Progress = { bytes: number }

/**
 * The text of a file in pieces, decompressed if it is gzip (recognised by its first two bytes, RFC 1952), in the encoding that `encodingOf`
 * finds, with or without a BOM.
 */
export async function* textOf(path: string, progress: Progress): AsyncGenerator<string> {
  const decoder = new TextDecoder(await encodingOf(path))
  for await (const piece of bytesOf(path, progress)) yield decoder.decode(piece, { stream: true })
  yield decoder.decode()
}

async function* bytesOf(path: string, progress: Progress): AsyncGenerator<Buffer> {
  const packed = await isGzip(path)
  const file = createReadStream(path, { highWaterMark: 256 * 1024 })
  file.on('data', (piece) => {
    progress.bytes += piece.length
  })
  const bytes = packed ? file.pipe(createGunzip()) : file
  // pipe does not pass errors on.
  if (bytes !== file) file.on('error', (error) => bytes.destroy(error))
  try {
    for await (const piece of bytes) yield piece
  } finally {
    file.destroy()
  }
}

/** The last file, because an import reads each file more than once. */
let looked: { key: string; encoding: string } | undefined

/**
 * The encoding of a file, by its name in the Encoding Standard: UTF-8 if the whole file is valid, UTF-16 by its BOM; otherwise the one in
 * its XML declaration, or windows-1252, which browsers also use for Latin-1.
 */
export async function encodingOf(path: string): Promise<string> {
  const { size, mtimeMs } = await stat(path)
  const key = `${path} ${size} ${mtimeMs}`
  if (looked?.key !== key) looked = { key, encoding: await detectEncoding(path) }
  return looked.encoding
}

async function detectEncoding(path: string): Promise<string> {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let head: Buffer | undefined
  try {
    for await (const piece of bytesOf(path, { bytes: 0 })) {
      head ??= piece
      if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
      if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
      utf8.decode(piece, { stream: true })
    }
    utf8.decode()
    return 'utf-8'
  } catch (error) {
    if (!(error instanceof TypeError)) throw error // thrown by a decoder with `fatal`
    const declared = /^\s*<\?xml[^>]{0,200}?encoding=["']([\w.:-]{1,40})["']/.exec(head?.toString('latin1', 0, 400) ?? '')?.[1]
    return declared && !/^utf-?(?:8|16)/i.test(declared) && isKnown(declared) ? new TextDecoder(declared).encoding : 'windows-1252'
  }
}

function isKnown(encoding: string): boolean {
  try {
    return new TextDecoder(encoding) !== undefined
  } catch {
    return false
  }
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await file.close()
  }
}

export type Line = { number: number; text: string }

/** The most characters of one JSON item. */
export const longestItem = 16_000_000

/** Lines with their numbers, from 1, without empty ones. A line that is too long for an item is returned as "". */
export async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<Line> {
  let number = 1
  let kept = ''
  let tooLong = false
  for await (const piece of text) {
    const parts = piece.split('\n')
    for (const [index, part] of parts.entries()) {
      if (index > 0) {
        if (tooLong || kept.trim() !== '') yield { number, text: tooLong ? '' : kept }
        number += 1
        kept = ''
        tooLong = false
      }
      if (kept.length + part.length > longestItem) tooLong = true
      kept = tooLong ? '' : kept + part
    }
  }
  if (tooLong || kept.trim() !== '') yield { number, text: tooLong ? '' : kept }
}
