import { createContext, useContext } from 'react'
import type { DraftFor } from '#newsroom/articles/draft-for.ts'

export type PictureFacts = Omit<DraftFor['pictures'][number], 'state'> & { state?: DraftFor['pictures'][number]['state'] }
export type StoryFacts = DraftFor['stories'][number]

/** What the nodes of a text point at, as far as this editor knows it; asks the server once for what it does not know. */
export type EditorResources = {
  picture: (id: string) => PictureFacts | 'gone' | undefined
  story: (id: string) => StoryFacts | 'gone' | undefined
}

export const EditorResourcesContext = createContext<EditorResources>({ picture: () => undefined, story: () => undefined })
export const useEditorResources = () => useContext(EditorResourcesContext)
