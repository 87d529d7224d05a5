import type { Picture } from '#lib/document-types.ts'

/** A picture as an item of a wire names it; `address` is a URL or a path relative to the file. */
export type WirePicture = { address: string; alt: string; caption: string; credit: string }

/** Where an import looks for the files of pictures. Answers the story's own picture, or the reason why there is none. */
export type PictureSource = { take: (picture: WirePicture) => Promise<Picture | string> }

export const noPictures: PictureSource = { take: async () => 'its file is not at hand' }
