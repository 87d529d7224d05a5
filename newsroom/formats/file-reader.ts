import { readFile as readBytes } from 'node:fs/promises'
import { readFile } from './read-file.ts'

export type FileQuestion = { path: string; name: string }

/**
 * A process of its own, started by read-apart.ts: it opens the files of strangers, so that one that takes forever or all memory affects no
 * other process. One question at a time, one answer per question.
 */
if (import.meta.main) {
  process.on('message', async ({ path, name }: FileQuestion) =>
    process.send?.({ answer: await readFile(new Uint8Array(await readBytes(path)), name) }),
  )
  // The parent is gone.
  process.on('disconnect', () => process.exit(0))
}
