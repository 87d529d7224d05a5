import type { RenditionFormat } from '#lib/renditions.ts'
import { embeddedWords } from './embedded-words.ts'
import { likenessOf } from './likeness.ts'
import { encoders } from './make-renditions.ts'
import { openPicture } from './sharp.ts'
import { validatePicture } from './validate-picture.ts'

/** The questions about a file, with their answers. */
export const questions = {
  validate: ({ path }: { path: string }) => validatePicture(path),
  words: ({ path }: { path: string }) => embeddedWords(path),
  likeness: ({ path }: { path: string }) => likenessOf(path).catch(() => ''),
  copy: ({ path, width, format }: { path: string; width: number; format: RenditionFormat }) =>
    encoders[format](openPicture(path).resize({ width, withoutEnlargement: true }).toColourspace('srgb'), width)
      .toBuffer()
      .catch(() => null),
}

/**
 * A process of its own, started by examine.ts. It opens untrusted files, so that one that takes forever or all memory affects no other
 * process. One question at a time, one answer per question.
 */
if (import.meta.main) {
  process.on('message', async ({ question, about }: { question: 'validate' | 'words' | 'likeness' | 'copy'; about: never }) =>
    process.send?.({ answer: await questions[question](about) }),
  )
  // The parent is gone.
  process.on('disconnect', () => process.exit(0))
}
