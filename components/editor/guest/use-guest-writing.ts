import type { Editor, Extensions } from '@tiptap/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { EditorActions } from '#components/editor/actions.ts'
import { useStoryEditor } from '#components/editor/canvas/use-story-editor.ts'
import type { Draft } from '#components/editor/draft/use-draft.ts'
import type { EditorResources } from '#components/editor/editor-resources.ts'
import type { Ask } from '#components/editor/nodes/block.ts'
import { useResources } from '#components/editor/use-resources.ts'
import { notify } from '#components/ui/notify.ts'
import type { GuestRight } from '#lib/guest-rights.ts'
import type { DraftFor } from '#newsroom/articles/draft-for.ts'
import { useWords } from '#words'
import { ReadsOnly } from './reads-only.ts'

/** The editor of a story's text for a guest of it: who suggests writes, who comments selects, who reads reads. */
export function useGuestWriting({
  story,
  draft: { extensions, flush, isReady },
  may,
  suggesting,
  lookUp,
  ask,
  toPanel,
}: {
  story: DraftFor
  draft: Draft
  may: GuestRight
  /** By which what is written becomes suggestions. */
  suggesting: Extensions
  lookUp: EditorActions['lookUp']
  ask: (what: Ask) => void
  toPanel: () => void
}): { editor: Editor | null; hero: HTMLElement | null; surroundings: EditorResources } {
  const say = useWords()
  const [hero] = useState(() => (typeof document === 'undefined' ? null : document.createElement('div')))
  const takeFiles = useRef(() => {})
  takeFiles.current = () => void notify.problem(say('guests.noFiles'))
  const language = useRef(story.language)
  const editor = useStoryEditor({
    text: story.draft,
    ...{ hero, ask, takeFiles, language },
    toDetails: toPanel,
    draft: [...extensions, ...suggesting, ...(may === 'suggest' ? [] : [ReadsOnly])],
    saveNow: () => void flush(),
    putsIn: false,
  })
  const { resources } = useResources(story, lookUp)
  const hasCaret = isReady && may !== 'read'
  useEffect(() => {
    editor?.setEditable(hasCaret, false)
  }, [editor, hasCaret])
  // The words and sources of pictures, embeds and charts are the newsroom's.
  const surroundings = useMemo(
    () => ({ ...resources, isLocked: true, makeHero: null, describeEmbed: null, ask: null, takesCaret: () => false, learn: () => {} }),
    [resources],
  )
  return { editor, hero, surroundings }
}
