import type { Editor, Extensions } from '@tiptap/core'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { EditorActions } from '#components/editor/actions.ts'
import type { DetailsOnScreen } from '#components/editor/details/changes/use-details.ts'
import type { Draft } from '#components/editor/draft/use-draft.ts'
import { takeEach, useDocuments } from '#components/editor/files/use-documents.ts'
import type { Ask } from '#components/editor/nodes/block.ts'
import { useResources } from '#components/editor/use-resources.ts'
import type { Picture } from '#lib/document-types.ts'
import type { DraftFor } from '#newsroom/articles/draft-for.ts'
import type { DraftText } from '#newsroom/articles/draft-text.ts'
import { useFirstCaret } from './use-first-caret.ts'
import { usePictures } from './use-pictures.ts'
import { useStoryEditor } from './use-story-editor.ts'
import { useWaiting } from './use-waiting.ts'

/** The editor of a story's text, with the pictures and stories that it refers to and the pictures that are inserted. */
export function useWriting({
  story,
  draft,
  details: { details, change },
  isLocked,
  ask,
  toDetails,
  lookUp,
  describeEmbed,
  suggesting,
}: {
  story: DraftFor
  draft: Draft
  details: DetailsOnScreen
  /** The story was taken down: it cannot be changed. */
  isLocked: boolean
  ask: (what: Ask) => void
  toDetails: () => void
  lookUp: EditorActions['lookUp']
  describeEmbed: EditorActions['describeEmbed']
  /** By which what is written becomes suggestions. */
  suggesting: Extensions
}) {
  const takeFiles = useRef((_files: File[]) => {})
  const { extensions, flush, isReady } = draft
  const language = useRef(details.language)
  language.current = details.language
  const [hero] = useState(() => (typeof document === 'undefined' ? null : document.createElement('div')))
  const editor = useStoryEditor({
    text: story.draft,
    ...{ hero, ask, toDetails, takeFiles, language },
    draft: [...extensions, ...suggesting],
    saveNow: () => void flush(),
  })
  const { resources, learn, learnAttachment } = useResources(story, lookUp)
  const makeHero = useCallback((picture: Picture) => change({ hero: picture }), [change])
  const pictures = usePictures(editor, learn, makeHero)
  const documents = useDocuments(editor, learnAttachment)
  takeFiles.current = takeEach(pictures, documents)

  const mayWrite = isReady && !isLocked
  useEffect(() => {
    editor?.setEditable(mayWrite, false)
  }, [editor, mayWrite])
  useFirstCaret({ story, editor, isReady: mayWrite })

  const hasHero = details.hero !== null
  useWaiting(story.id, editor, mayWrite, {
    picture: (picture) => pictures.use(picture, hasHero || details.mustSuggest),
    file: (file) => (documents.pick(file, 'end') ? 'end' : null),
  })
  const { takesCaret } = pictures
  const surroundings = useMemo(
    () => ({ ...resources, isLocked, makeHero: hasHero || isLocked ? null : makeHero, describeEmbed, ask, takesCaret, learn }),
    [resources, isLocked, hasHero, makeHero, describeEmbed, ask, takesCaret, learn],
  )
  const insert = (text: DraftText) => insertText(editor, text)
  return { editor, hero, pictures, documents, learn, insert, surroundings }
}

/** A text that was set aside, where the cursor is. */
function insertText(editor: Editor | null, { headline, dek, body }: DraftText): void {
  const line = (text: string) => (text ? [{ type: 'paragraph', content: [{ type: 'text', text }] }] : [])
  editor
    ?.chain()
    .focus()
    .leaveLine()
    .insertContent([...line(headline), ...line(dek), ...body.content])
    .run()
}

export type Writing = ReturnType<typeof useWriting>
