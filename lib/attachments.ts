/** What a story offers besides words and pictures: a sound, a video, a document; and the captions of the first two. */
export const attachmentKinds = ['audio', 'video', 'document', 'captions'] as const
export type AttachmentKind = (typeof attachmentKinds)[number]

/** The formats in which attachments are stored, by their file extensions. */
export const attachmentFormats = {
  mp3: { kind: 'audio', mime: 'audio/mpeg', label: 'MP3' },
  m4a: { kind: 'audio', mime: 'audio/mp4', label: 'M4A' },
  weba: { kind: 'audio', mime: 'audio/webm', label: 'WebM' },
  mp4: { kind: 'video', mime: 'video/mp4', label: 'MP4' },
  webm: { kind: 'video', mime: 'video/webm', label: 'WebM' },
  pdf: { kind: 'document', mime: 'application/pdf', label: 'PDF' },
  vtt: { kind: 'captions', mime: 'text/vtt; charset=utf-8', label: 'WebVTT' },
} as const satisfies Record<string, { kind: AttachmentKind; mime: string; label: string }>
export type AttachmentFormat = keyof typeof attachmentFormats

export const attachmentFormatNames = Object.keys(attachmentFormats) as AttachmentFormat[] // the keys of the table above

/** How the path of an attachment looks: the SHA-256 of its bytes, and its format. */
export const attachmentPathShape = /^\/attachments\/([0-9a-f]{64})\.(mp3|m4a|weba|mp4|webm|pdf|vtt)$/

/** The kinds for which a newsroom chooses the largest file. */
export const limitedKinds = ['audio', 'video', 'document'] as const satisfies readonly AttachmentKind[]
/** The largest file of each kind in MB (decimal, as file managers count), of one newsroom. */
export type AttachmentLimits = Record<(typeof limitedKinds)[number], number>
/** Of a newsroom that has chosen none. */
export const usualLimits: AttachmentLimits = { audio: 100, video: 300, document: 40 }
/** The most that can be chosen: the edge (services/edge/pass.ts) takes no larger body. */
export const mostMegabytes: AttachmentLimits = { audio: 500, video: 900, document: 100 }
/** Bytes of captions. */
export const longestCaptions = 1_000_000
/** The characters of a transcript: about two hours of talking. */
export const longestTranscript = 100_000
