import { acceptedFiles } from './attachment-kinds.ts'

/** The file types that the file dialog offers. The server decides by decoding the file (newsroom/media/validate-picture.ts). */
export const acceptedTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif']

/** Of everything that the library takes. */
export const acceptedAnywhere = [...acceptedTypes, ...Object.values(acceptedFiles).flat()]
