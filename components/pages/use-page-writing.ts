import { useEffect, useMemo, useRef } from 'react'
import type { EditorActions } from '#components/editor/actions.ts'
import { usePictures } from '#components/editor/canvas/use-pictures.ts'
import { useStoryEditor } from '#components/editor/canvas/use-story-editor.ts'
import { takeEach, useDocuments } from '#components/editor/files/use-documents.ts'
import type { Ask as EditorAsk } from '#components/editor/nodes/block.ts'
import { useResources } from '#components/editor/use-resources.ts'
import type { Language } from '#lib/languages.ts'
import type { DraftText } from '#newsroom/articles/draft-text.ts'

export type WritingActions = Pick<EditorActions, 'lookUp' | 'findStories' | 'describeEmbed'> & {
  saveSnippet: EditorActions['snippets']['save']
}

const nothingKnown = { pictures: [], stories: [], attachments: [] }
const dropHero = () => {}

/** The editor of a page's text: that of a story, without a hero and without a draft that is shared. */
export function usePageWriting({
  text,
  language: ofPage,
  actions,
  ask,
  saveNow,
}: {
  text: DraftText
  language: Language
  actions: WritingActions
  ask: (what: EditorAsk | null) => void
  saveNow: () => void
}) {
  const takeFiles = useRef((_files: File[]) => {})
  const language = useRef(ofPage)
  const editor = useStoryEditor({ text, hero: null, ask, toDetails: saveNow, takeFiles, language, draft: [], saveNow })
  const { resources, learn, learnAttachment } = useResources(nothingKnown, actions.lookUp)
  const pictures = usePictures(editor, learn, dropHero)
  const documents = useDocuments(editor, learnAttachment)
  takeFiles.current = takeEach(pictures, documents)
  useEffect(() => {
    editor?.setEditable(true, false)
  }, [editor])
  const { takesCaret } = pictures
  const { describeEmbed } = actions
  const surroundings = useMemo(
    () => ({ ...resources, isLocked: false, makeHero: null, describeEmbed, ask, takesCaret, learn }),
    [resources, describeEmbed, ask, takesCaret, learn],
  )
  return { editor, pictures, documents, surroundings }
}
