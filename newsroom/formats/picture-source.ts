import type { Picture } from '#lib/document-types.ts'

/** A picture as an item of a wire names it; `address` is a URL or a path relative to the file. */
export type WirePicture = { address: string; alt: string; caption: string; credit: string }

/** Where an import looks for the files of pictures. */
export type PictureSource = {
  /** Adds the picture of a story to the library and returns it, or the reason why there is none. */
  take: (picture: WirePicture) => Promise<Picture | string>
  /** Adds a picture to the library without a story. A string is the reason why it failed. */
  keep: (picture: WirePicture) => Promise<'imported' | 'unchanged' | { reason: string }>
  /** Whether its file is available. An import that finds more files than the last one updates the story. */
  isAtHand: (address: string) => Promise<boolean>
}

const nowhere = 'its file is not at hand'
export const noPictures: PictureSource = { take: async () => nowhere, keep: async () => ({ reason: nowhere }), isAtHand: async () => false }
