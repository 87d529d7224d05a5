/** What the file dialog offers for each kind; the newsroom decides by what is in the file (newsroom/attachments). */
export const acceptedFiles = {
  audio: ['.mp3', '.m4a', '.weba', 'audio/*'],
  video: ['.mp4', '.webm', '.mov', 'video/*'],
  document: ['.pdf', 'application/pdf'],
  captions: ['.vtt', '.srt'],
} as const satisfies Record<string, readonly string[]>

const attachmentNames = /\.(?:mp3|m4a|weba|mp4|m4v|webm|mov|mkv|pdf)$/i
const captionsNames = /\.(?:vtt|srt)$/i

/** Whether a file is offered to readers as it is: a sound, a video, a PDF. */
export const isAttachment = ({ name, type }: File): boolean =>
  /^(?:audio|video)\/|^application\/pdf$/.test(type) || (type === '' && attachmentNames.test(name))

/** Whether a file holds the captions of a video. */
export const isCaptions = ({ name }: File): boolean => captionsNames.test(name)
