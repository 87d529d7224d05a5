import { isAttachment } from '#components/media/attachment-kinds.ts'

/** The kinds that the file dialog offers; the newsroom decides by what is in the file (newsroom/formats/read-file.ts). */
export const documentKinds = ['.docx', '.odt', '.rtf', '.md', '.txt', '.html']

const documentNames = /\.(?:docx?|odt|rtf|md|markdown|mdown|txt|x?html?)$/i

/** Whether a file is sent to be read as a text. Of others with an unknown type the library says what they are. */
export const isDocument = (file: File): boolean =>
  !file.type.startsWith('image/') && !isAttachment(file) && (file.type !== '' || documentNames.test(file.name))
