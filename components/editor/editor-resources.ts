import { createContext, useContext } from 'react'
import type { Picture } from '#lib/document-types.ts'
import type { DraftFor } from '#newsroom/articles/draft-for.ts'

export type PictureFacts = Omit<DraftFor['pictures'][number], 'state'> & { state?: DraftFor['pictures'][number]['state'] }
export type StoryFacts = DraftFor['stories'][number]

/** What the nodes of a text point at, as far as this editor knows it; asks the server once for what it does not know. */
export type EditorResources = {
  picture: (id: string) => PictureFacts | 'gone' | undefined
  story: (id: string) => StoryFacts | 'gone' | undefined
  /** Taken down: nothing of the text changes any more. */
  isLocked: boolean
  /** Puts a picture over the story; null while there is one already, or nothing changes any more. */
  makeHero: ((picture: Picture) => void) | null
  /** True once, of a picture that was just chosen: the caret goes into its caption. */
  takesCaret: (mediaId: string) => boolean
}

export const EditorResourcesContext = createContext<EditorResources>({
  picture: () => undefined,
  story: () => undefined,
  isLocked: true,
  makeHero: null,
  takesCaret: () => false,
})
export const useEditorResources = () => useContext(EditorResourcesContext)
