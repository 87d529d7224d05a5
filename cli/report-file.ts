import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import type { ImportResult } from '#newsroom/formats/wire-story.ts'

/** Writes `{"items": […]}` item by item, so that memory does not grow with the import. */
export function openReport(path: string) {
  const file = createWriteStream(path)
  let first = true
  file.write('{"items": [')
  return {
    async add({ source, result, reason, losses }: ImportResult): Promise<void> {
      const room = file.write(`${first ? '' : ','}\n${JSON.stringify({ source, result, reason, losses })}`)
      first = false
      if (!room) await once(file, 'drain')
    },
    async close(): Promise<void> {
      file.end('\n]}\n')
      await finished(file)
    },
  }
}
