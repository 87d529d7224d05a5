'use client'

import type { PictureFacts } from '#db/schema/media.ts'
import { pick } from '#lib/pick.ts'
import { factNames } from '#newsroom/media/facts.ts'
import type { Description } from '#newsroom/media/input.ts'
import type { LibraryPicture } from '#newsroom/media/library.ts'
import { type KeptWords, useKeptWords } from './use-kept-words.ts'

export type Said = Omit<Description, 'id'> & PictureFacts

/** The texts and facts of a picture, with what is not saved yet. */
export function useKeptDescription(picture: LibraryPicture): KeptWords<Said> {
  const { id, mayDescribe, alt, caption, credit, focalX, focalY } = picture
  return useKeptWords<Said>(
    `galley:words:picture:${id}`,
    { alt, caption, credit, focalX, focalY, ...pick(picture, factNames) },
    mayDescribe,
  )
}
