import type { Editor } from '@tiptap/react'
import type { AsidePanel } from '#components/editor/aside/editor-aside.tsx'
import { RemarksPanel, SuggestionsPanel } from '#components/editor/aside/later-panels.tsx'
import type { Draft } from '#components/editor/draft/use-draft.ts'
import { AsideList } from '#components/editor/notices/aside-list.tsx'
import type { Remarks } from '#components/editor/remarks/use-remarks.ts'
import type { Suggestions } from '#components/editor/suggestions/use-suggestions.ts'
import { keysHere } from '#components/editor/toolbar/keys.ts'
import { Alert } from '#components/ui/alert.tsx'
import { Time } from '#components/ui/time.tsx'
import type { Say } from '#components/ui/words/say.ts'
import type { GuestRight } from '#lib/guest-rights.ts'
import type { StoryOfGuest } from '#newsroom/guests/stories-of-guest.ts'
import { useWords } from '#words'

type Given = {
  invitation: StoryOfGuest
  may: GuestRight
  zone: string
  remarks: Remarks
  suggestions: Suggestions
  editor: Editor | null
  setAside: Draft['setAside']
}

/** What can stand beside a guest's text: the comments, for who suggests their suggestions, and what the invitation says. */
export function guestPanels(say: Say, { invitation, may, zone, remarks, suggestions, editor, setAside }: Given): AsidePanel[] {
  const comments: AsidePanel = {
    name: 'comments',
    title: say('comments.comments'),
    closes: say('comments.close'),
    saving: null,
    body: <RemarksPanel remarks={remarks} editor={editor} />,
    movesWithText: remarks.shows === 'open',
  }
  const about: AsidePanel = {
    name: 'details',
    title: say('guests.story'),
    closes: say('guests.closeStory'),
    saving: null,
    body: <AboutInvitation {...{ invitation, may, zone, editor, setAside }} />,
  }
  if (may !== 'suggest') return [about, comments]
  return [
    about,
    comments,
    {
      name: 'suggestions',
      title: say('suggestions.title'),
      closes: say('suggestions.close'),
      saving: null,
      body: <SuggestionsPanel suggestions={suggestions} maySettle={false} required={null} />,
    },
  ]
}

function AboutInvitation({
  invitation: { invitedBy, endsAt, isEmbargoed },
  may,
  zone,
  editor,
  setAside,
}: Pick<Given, 'invitation' | 'may' | 'zone' | 'editor' | 'setAside'>) {
  const say = useWords()
  return (
    <div className="grid gap-3 p-4">
      <p>{say(`guests.you-${may}`, { by: invitedBy ?? say('guests.theNewsroom') })}</p>
      {isEmbargoed && <Alert tone="warn">{say('guests.embargoedAbout')}</Alert>}
      {may !== 'read' && <p className="text-ink-soft">{say('guests.howToComment', { keys: keysHere('Mod+Alt+M') })}</p>}
      <p className="text-ink-soft">{say.rich('guests.yourEnd', { until: () => <Time at={endsAt} zone={zone} /> })}</p>
      <AsideList {...setAside} insert={({ body }) => void editor?.chain().focus().leaveLine().insertContent(body.content).run()} />
    </div>
  )
}
