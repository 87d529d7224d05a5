import type { RenditionFormat } from '#lib/renditions.ts'
import { embeddedWords } from './embedded-words.ts'
import { encoders } from './make-renditions.ts'
import { openPicture } from './sharp.ts'
import { validatePicture } from './validate-picture.ts'

/** What may be asked about a file, and what is answered. */
export const questions = {
  judge: ({ path }: { path: string }) => validatePicture(path),
  words: ({ path }: { path: string }) => embeddedWords(path),
  copy: ({ path, width, format }: { path: string; width: number; format: RenditionFormat }) =>
    encoders[format](openPicture(path).resize({ width, withoutEnlargement: true }).toColourspace('srgb'), width)
      .toBuffer()
      .catch(() => null),
}

/**
 * A process of its own, started by examine.ts: it opens strangers' files, so that one which takes for ever, or all the memory,
 * takes it from nobody else. One question at a time; one answer to each.
 */
if (import.meta.main) {
  process.on('message', async ({ question, about }: { question: 'judge' | 'words' | 'copy'; about: never }) =>
    process.send?.({ answer: await questions[question](about) }),
  )
  // Nobody is left to ask.
  process.on('disconnect', () => process.exit(0))
}
