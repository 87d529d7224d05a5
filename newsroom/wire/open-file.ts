import type { Language } from '#lib/languages.ts'
import { jsonValues } from './json-values.ts'
import { ninjsItem } from './ninjs.ts'
import type { PictureSource } from './picture-source.ts'
import { type Progress, textOf } from './text-file.ts'
import type { Named, Recall, WireItem } from './wire-story.ts'
import { wordpressItems } from './wxr.ts'

/** `sections`: those the newsroom has already; a story that names one of them goes there. */
export type FileReading = { language: Language; pictures: PictureSource; sections: readonly Named[]; now: Date }

/** The items of a file, one at a time, whatever kind it is: told by what stands in it, never by its name. */
export async function* itemsOf(path: string, reading: FileReading, progress: Progress): AsyncGenerator<WireItem | Recall> {
  const kind = await kindOf(path)
  if (kind === 'json') yield* ninjsItems(path, reading, progress)
  else if (kind === 'xml') yield* wordpressItems(path, reading, progress)
  else yield { source: path, result: 'failed', reason: `${path}: ${unknownKind}` }
}

const unknownKind = 'it is neither ninjs (JSON, NDJSON, .gz of these) nor a WordPress export (WXR)'

async function kindOf(path: string): Promise<'json' | 'xml' | null> {
  for await (const piece of textOf(path, { bytes: 0 })) {
    const start = piece.trimStart()
    if (start === '') continue
    return /^[[{]/.test(start) ? 'json' : start.startsWith('<') ? 'xml' : null
  }
  return null
}

async function* ninjsItems(path: string, reading: FileReading, progress: Progress): AsyncGenerator<WireItem | Recall> {
  let item = 0
  for await (const found of jsonValues(textOf(path, progress))) {
    item += 1
    const where = `${path}, item ${item}, line ${found.line}`
    yield 'problem' in found
      ? { source: where, result: 'failed', reason: `${where}: ${found.problem}` }
      : await ninjsItem(found.value, where, reading)
  }
}
