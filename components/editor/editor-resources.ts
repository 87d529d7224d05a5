import { createContext, useContext } from 'react'
import type { Picture } from '#lib/document-types.ts'
import type { DraftFor } from '#newsroom/articles/draft-for.ts'
import type { PaperAttachment } from '#newsroom/attachments/attachment-for.ts'
import type { EditorActions } from './actions.ts'
import type { Ask } from './nodes/block.ts'

export type PictureFacts = Omit<DraftFor['pictures'][number], 'state'> & { state?: DraftFor['pictures'][number]['state'] }
export type StoryFacts = DraftFor['stories'][number]

/** The pictures, stories and files that the text refers to. What is not known is requested from the server once. */
export type EditorResources = {
  picture: (id: string) => PictureFacts | 'gone' | undefined
  story: (id: string) => StoryFacts | 'gone' | undefined
  attachment: (id: string) => PaperAttachment | 'gone' | undefined
  /** Makes a picture known that was just chosen. */
  learn: (picture: PictureFacts) => void
  /** The story was taken down: its text cannot be changed. */
  isLocked: boolean
  /** Makes a picture the hero; null while there is one, or when the story cannot be changed. */
  makeHero: ((picture: Picture) => void) | null
  /** What a source says of what it shows; null where nobody can be asked. */
  describeEmbed: EditorActions['describeEmbed'] | null
  /** What its source has withdrawn, by the id of the embed: since when. Not known where there is no checklist. */
  withdrawn?: ReadonlyMap<string, Date>
  /** Opens a panel of the editor; null for who cannot put anything in. */
  ask: ((what: Ask) => void) | null
  /** True once, for a picture that was just chosen: the caret then goes into its caption. */
  takesCaret: (mediaId: string) => boolean
}

export const EditorResourcesContext = createContext<EditorResources>({
  picture: () => undefined,
  story: () => undefined,
  attachment: () => undefined,
  learn: () => {},
  isLocked: true,
  makeHero: null,
  describeEmbed: null,
  ask: null,
  takesCaret: () => false,
})
export const useEditorResources = () => useContext(EditorResourcesContext)
