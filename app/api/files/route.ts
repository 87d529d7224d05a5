import { takeFile } from '#app/api/take-file.ts'
import { longestFile } from '#newsroom/formats/read-apart.ts'
import { bringFile } from '#newsroom/import/bring-file.ts'

/** Reads a file of a writer as the text of a story. */
export const POST = (request: Request): Promise<Response> =>
  takeFile(request, longestFile, (person, { path, name }) => bringFile(person, { path, name }))
