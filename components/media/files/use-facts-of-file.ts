import { sizeInWords } from '#components/ui/size-in-words.ts'
import { attachmentFormats } from '#lib/attachments.ts'
import { lengthInWords } from '#lib/size-in-words.ts'
import type { LibraryFile } from '#newsroom/attachments/library-files.ts'
import { useWords } from '#words'

/** In a line: the format of a file, how long it is or its pages, and its size. */
export function useFactsOfFile({ format, bytes, seconds, pages }: Pick<LibraryFile, 'format' | 'bytes' | 'seconds' | 'pages'>): string {
  const say = useWords()
  const length = seconds === null ? pages !== null && say('attachments.pages', { count: pages }) : lengthInWords(seconds)
  return [attachmentFormats[format].label, length, sizeInWords(say, bytes)].filter(Boolean).join(' · ')
}
