/** The kinds that the file dialog offers; the newsroom decides by what is in the file (newsroom/formats/read-file.ts). */
export const documentKinds = ['.docx', '.odt', '.rtf', '.md', '.txt', '.html']

/** What the file dialog offers for each block of our own; the newsroom decides by what is in the file (newsroom/attachments). */
export const acceptedFiles = {
  audio: ['.mp3', '.m4a', '.weba', 'audio/*'],
  video: ['.mp4', '.webm', '.mov', 'video/*'],
  document: ['.pdf', 'application/pdf'],
} as const satisfies Record<string, readonly string[]>
export type AttachmentNode = keyof typeof acceptedFiles

const documentNames = /\.(?:docx?|odt|rtf|md|markdown|mdown|txt|x?html?)$/i
const attachmentNames = /\.(?:mp3|m4a|weba|mp4|m4v|webm|mov|mkv|pdf)$/i

/** Whether a file is offered to readers as it is: a sound, a video, a PDF. */
export const isAttachment = ({ name, type }: File): boolean =>
  /^(?:audio|video)\/|^application\/pdf$/.test(type) || (type === '' && attachmentNames.test(name))

/** Whether a file is sent to be read as a text. Of others with an unknown type the library says what they are. */
export const isDocument = (file: File): boolean =>
  !file.type.startsWith('image/') && !isAttachment(file) && (file.type !== '' || documentNames.test(file.name))
