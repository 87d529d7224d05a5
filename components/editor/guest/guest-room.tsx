'use client'

import '#components/editor/blocks.css'
import '#components/editor/editor.css'
import type { Editor } from '@tiptap/core'
import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { EditorAside } from '#components/editor/aside/editor-aside.tsx'
import { FindBar } from '#components/editor/aside/later-panels.tsx'
import { StoryCanvas } from '#components/editor/canvas/story-canvas.tsx'
import { unsentText } from '#components/editor/draft/step-log.ts'
import { EditorResourcesContext } from '#components/editor/editor-resources.ts'
import { TroubleNotice } from '#components/editor/notices/trouble-notice.tsx'
import { SuggestTools } from '#components/editor/suggestions/suggest-tools.tsx'
import { later, useLaterParts } from '#components/ui/later.tsx'
import type { DraftFor } from '#newsroom/articles/draft-for.ts'
import type { StoryOfGuest } from '#newsroom/guests/stories-of-guest.ts'
import { useWords } from '#words'
import { GuestClosed } from './guest-closed.tsx'
import { GuestHeader } from './guest-header.tsx'
import { guestPanels } from './guest-panels.tsx'
import { type GuestRoomProps, type OpenRoomProps, useGuestRoom } from './use-guest-room.ts'
import { useGuestStory } from './use-guest-story.ts'

const GuestSelection = later(() => import('./guest-selection.tsx').then(({ GuestSelection }) => GuestSelection))

/** A story as a guest of it finds it: its text and its comments, with what the invitation allows and nothing else. */
export function GuestRoom(props: GuestRoomProps) {
  const { story, invitation, actions } = props
  const { details, isClosed, again } = useGuestStory(story, invitation.endsAt, actions.details)
  const editor = useRef<Editor | null>(null)
  useNewRight(details.guestMay, invitation.may)
  if (isClosed) return <GuestClosed unsent={editor.current ? unsentText(editor.current.state) : ''} />
  return <OpenRoom {...props} {...{ details, editor }} onDetails={again} />
}

/** Another right came with another invitation: the page is asked for anew, and with it the editor that fits. */
function useNewRight(now: DraftFor['guestMay'], shown: StoryOfGuest['may']): void {
  const router = useRouter()
  useEffect(() => {
    if (now && now !== shown) router.refresh()
  }, [now, shown, router])
}

function OpenRoom(props: OpenRoomProps) {
  const { story, invitation, personId, zone, details } = props
  const say = useWords()
  const room = useGuestRoom(props)
  const { editor, draft, aside, may, remarks, suggestions, find, trouble } = room
  useLaterParts(draft.isReady)
  return (
    <EditorResourcesContext value={room.surroundings}>
      <div className="flex min-h-dvh flex-col bg-surface">
        <GuestHeader
          {...{ editor, draft, may, aside, personId }}
          story={{ id: story.id, lastWriter: details.lastWriter }}
          suggestTools={<SuggestTools {...{ suggestions, aside }} mustSuggest />}
          onFind={find.open}
          onGoOn={draft.goOn}
        />
        <div className={`grid flex-1 ${aside.shown === 'closed' ? '' : 'lg:grid-cols-[minmax(0,1fr)_20rem]'}`}>
          <div className="relative min-w-0 px-4 pt-6 md:px-8 md:pt-10">
            {find.isOpen && editor && (
              <div className="sticky top-24 z-30 h-0 lg:top-[calc(var(--editor-bar)+0.75rem)]">
                <FindBar editor={editor} replaces={false} onClose={find.close} />
              </div>
            )}
            <StoryCanvas
              {...{ story, editor }}
              heroPlace={room.hero}
              hero={details.hero}
              isLocked={may === 'read'}
              heroRemarks={{ has: remarks.onHero.size > 0, start: remarks.startOnHero }}
              onAddHero={null}
              onEditHero={null}
              onDropHero={() => {}}
            />
            {trouble && (
              <div className="sticky bottom-0 z-30 mx-auto max-w-[38rem] pb-4 max-md:bottom-16">
                <TroubleNotice trouble={trouble} onGoOn={draft.goOn} />
              </div>
            )}
            {editor && may !== 'read' && <GuestSelection editor={editor} />}
          </div>
          <EditorAside
            aside={aside}
            panels={guestPanels(say, { invitation, may, zone, remarks, suggestions, editor, setAside: draft.setAside })}
          />
        </div>
      </div>
    </EditorResourcesContext>
  )
}
