import type { Picture } from '#lib/document-types.ts'

/** A picture as an item of a wire names it; `address` is a URL or a path relative to the file. */
export type WirePicture = { address: string; alt: string; caption: string; credit: string }

/** Where an import looks for the files of pictures. */
export type PictureSource = {
  /** The story's own picture, in the library from now on, or the reason why there is none. */
  take: (picture: WirePicture) => Promise<Picture | string>
  /** Puts a picture into the library for itself. A string is the reason why it is not in. */
  keep: (picture: WirePicture) => Promise<'imported' | 'unchanged' | { reason: string }>
  /** Whether its file is there, so that an import that finds more files than the last one takes the story again. */
  isAtHand: (address: string) => Promise<boolean>
}

const nowhere = 'its file is not at hand'
export const noPictures: PictureSource = { take: async () => nowhere, keep: async () => ({ reason: nowhere }), isAtHand: async () => false }
