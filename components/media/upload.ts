import type { Outcome } from '#lib/outcome.ts'
import type { AlikePicture } from '#newsroom/media/alike.ts'
import type { LibraryPicture } from '#newsroom/media/library.ts'
import { isUploadProblem, type UploadProblem } from './refusals.ts'
import { sendFile } from './send-file.ts'

/** `alike`: those of the library that look like it. */
export type UploadedPicture = { picture: LibraryPicture; already: boolean; alike: AlikePicture[] }

const library = { address: '/api/media', mostBytes: 40_000_000, isProblem: isUploadProblem }

const otherSites = { ...library, address: '/api/media/fetch' }

/** Files that hold the address of a picture elsewhere. */
const addresses = new WeakSet<File>()

/** A picture on another site as a file to upload: the newsroom fetches it. */
export function fileOfAddress(address: string, name: string): File {
  const file = new File([address], name)
  addresses.add(file)
  return file
}

/** Uploads one file to the library, or has it fetched from another site. Problems are listed in refusals.ts. */
export const uploadPicture = (
  file: File,
  onProgress?: (part: number) => void,
  signal?: AbortSignal,
): Promise<Outcome<UploadedPicture, UploadProblem>> =>
  sendFile<UploadedPicture, UploadProblem>(addresses.has(file) ? otherSites : library, file, onProgress, signal)
