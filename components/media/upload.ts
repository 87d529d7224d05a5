import type { Outcome } from '#lib/outcome.ts'
import type { LibraryPicture } from '#newsroom/media/library.ts'
import { isUploadProblem, type UploadProblem } from './refusals.ts'
import { sendFile } from './send-file.ts'

export type Uploaded = { picture: LibraryPicture; already: boolean }

const library = { address: '/api/media', mostBytes: 40_000_000, isProblem: isUploadProblem }

/** Uploads one file to the library. Problems are listed in refusals.ts. */
export const uploadPicture = (
  file: File,
  onProgress?: (part: number) => void,
  signal?: AbortSignal,
): Promise<Outcome<Uploaded, UploadProblem>> => sendFile<Uploaded, UploadProblem>(library, file, onProgress, signal)
