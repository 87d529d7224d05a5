import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'

/** How much of a file was read, in bytes as they lie on disk: for the progress bar. */
export type Progress = { bytes: number }

/** The text of a file in pieces, unpacked when it is gzip (told by its first two bytes, RFC 1952), UTF-8 with or without a BOM. */
export async function* textOf(path: string, progress: Progress): AsyncGenerator<string> {
  const packed = await isGzip(path)
  const file = createReadStream(path, { highWaterMark: 256 * 1024 })
  file.on('data', (piece) => {
    progress.bytes += piece.length
  })
  const decoder = new TextDecoder()
  const bytes = packed ? file.pipe(createGunzip()) : file
  // pipe does not carry errors over.
  if (bytes !== file) file.on('error', (error) => bytes.destroy(error))
  try {
    for await (const piece of bytes) yield decoder.decode(piece, { stream: true })
    yield decoder.decode()
  } finally {
    file.destroy()
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

/** A piece of JSON longer than this is not one story. In characters. */
export const longestItem = 16_000_000

/** Lines with their numbers, from 1; empty ones left out. A line too long to be an item comes as "". */
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
