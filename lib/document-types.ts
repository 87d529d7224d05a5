/** The JSON of a story's text, in ProseMirror's format. The schema is newsroom/articles/nodes.ts. */
export type ArticleDocument = { type: 'doc'; content: DocumentNode[] }
export type DocumentNode = {
  type: string
  attrs?: Record<string, unknown>
  content?: DocumentNode[]
  marks?: DocumentMark[]
  text?: string
}
export type DocumentMark = { type: string; attrs?: Record<string, unknown> }

/** A picture as one story shows it. The texts are the story's own copies: the library may change, a revision may not. */
export type Picture = { mediaId: string; alt: string; caption: string; credit: string }

/** A step as prosemirror-transform writes it. */
export type StepJson = Record<string, unknown>

/** A row of a draft's log: steps from version `from` to `version`. `origins` are their places in the batch as it was sent. */
export type StepBatch = { id: string; from: number; version: number; personId: string | null; steps: StepJson[]; origins: number[] }
