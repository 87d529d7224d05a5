import type { AttachmentFormat } from '#lib/attachments.ts'

/** Why a file is refused. Each has its sentence: `attachments.refused-…`. */
export type AttachmentProblem =
  | 'empty'
  | 'too-big'
  | 'damaged'
  | 'too-much'
  | 'busy'
  /** Not a sound, video, PDF or captions; or one that is something else, too. */
  | 'other-kind'
  /** Browsers do not play how it is encoded. */
  | 'other-codec'
  /** It asks for a password. */
  | 'locked'
  /** A PDF that runs scripts, starts programs or sends forms. */
  | 'active'
  /** A PDF with other files in it. */
  | 'files-inside'

/** What was found out while a file was written anew. `seconds`, `width` and `height` are of recordings, `pages` of documents. */
export type Rewritten = {
  format: AttachmentFormat
  seconds: number | null
  width: number | null
  height: number | null
  pages: number | null
}
