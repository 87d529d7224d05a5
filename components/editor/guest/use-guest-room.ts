import type { Editor } from '@tiptap/core'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { EditorActions } from '#components/editor/actions.ts'
import { useAside } from '#components/editor/aside/use-aside.ts'
import { useSaveState } from '#components/editor/draft/save-state.ts'
import { useDraft } from '#components/editor/draft/use-draft.ts'
import { useAskKeys } from '#components/editor/panels/use-ask-keys.ts'
import { useRemarkKeys } from '#components/editor/remarks/use-remark-keys.ts'
import { useRemarks } from '#components/editor/remarks/use-remarks.ts'
import { useSuggesting } from '#components/editor/suggestions/use-suggesting.ts'
import { useSuggestions } from '#components/editor/suggestions/use-suggestions.ts'
import type { GuestRight } from '#lib/guest-rights.ts'
import type { DraftFor } from '#newsroom/articles/draft-for.ts'
import type { StoryOfGuest } from '#newsroom/guests/stories-of-guest.ts'
import { useGuestWriting } from './use-guest-writing.ts'

export type GuestRoomProps = {
  story: DraftFor
  invitation: StoryOfGuest
  personId: string
  zone: string
  actions: Pick<EditorActions, 'details' | 'suggestions' | 'lookUp' | 'remarks'>
}

export type OpenRoomProps = GuestRoomProps & {
  details: Omit<DraftFor, 'draft'>
  /** Gets the editor, in which what they wrote can be read when the story is closed to them. */
  editor: RefObject<Editor | null>
  /** The newsroom has other details. */
  onDetails: () => void
}

/** Text, comments and suggestions of a guest's story, by what the invitation allows. Of a story that was taken down nothing is changed. */
export function useGuestRoom({ story, invitation, personId, actions, details, editor: toEditor, onDetails }: OpenRoomProps) {
  const may: GuestRight = details.stage === 'taken-down' ? 'read' : invitation.may
  const toText = useRef(() => {})
  const aside = useAside(() => toText.current())
  const find = useFinding()
  const draft = useDraft({ story, personId, keepsText: false, onSaved: doNothing, onDetails: useNewer(story.version, onDetails) })
  const remarkKeys = useRemarkKeys()
  const suggesting = useSuggesting(story, may === 'suggest')
  const writing = useGuestWriting({
    ...{ story, may },
    draft: remarkKeys.withRemarks(draft),
    suggesting: suggesting.extension,
    lookUp: actions.lookUp,
    ask: (what) => what === 'find' && find.open(),
    toPanel: () => aside.enter('details'),
  })
  const { editor } = writing
  toText.current = () => editor?.view.focus()
  useEffect(() => {
    toEditor.current = editor
  }, [editor, toEditor])
  const suggestions = useSuggestions({ articleId: story.id, editor, ...suggesting, start: story.suggestions, ask: actions.suggestions })
  const remarks = useRemarks({
    ...{ editor, aside, actions: actions.remarks },
    isLocked: may === 'read',
    articleId: story.id,
    ownId: personId,
    keys: remarkKeys,
    flush: draft.flush,
  })
  const trouble = useSaveState(draft.state, (state) => (state.trouble && state.trouble.is !== 'unreachable' ? state.trouble : null))
  return { ...writing, draft, aside, may, remarks, suggestions, find, trouble }
}

const doNothing = () => {}

function useFinding() {
  const [isOpen, setOpen] = useState(false)
  const open = () => setOpen(true)
  useAskKeys((what) => (what === 'find' || what === 'replace') && open())
  return { isOpen, open, close: () => setOpen(false) }
}

/** Calls `hear` for each newer version of the details. */
function useNewer(start: number, hear: () => void): (version: number) => void {
  const known = useRef(start)
  return (version) => {
    if (version > known.current) hear()
    known.current = Math.max(known.current, version)
  }
}
