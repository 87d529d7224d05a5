import type { ReactNode } from 'react'
import { type Failure, later, NotLoaded } from '#components/ui/later.tsx'
import { Loading } from '#components/ui/loading.tsx'
import { OnItsWay } from '#components/ui/on-its-way.tsx'

// What stands beside the text or over it comes after it: one can write before its script is there.

export const StoryDetails = later(() => import('#components/editor/details/story-details.tsx').then(({ StoryDetails }) => StoryDetails), {
  Waiting: Loading,
})
export const RemarksPanel = later(() => import('#components/editor/remarks/remarks-panel.tsx').then(({ RemarksPanel }) => RemarksPanel), {
  Waiting: Loading,
})
export const SuggestionsPanel = later(
  () => import('#components/editor/suggestions/suggestions-panel.tsx').then(({ SuggestionsPanel }) => SuggestionsPanel),
  { Waiting: Loading },
)
export const HistoryPanel = later(() => import('#components/editor/history/history-panel.tsx').then(({ HistoryPanel }) => HistoryPanel), {
  Waiting: Loading,
})
export const StoryHistory = later(() => import('#components/editor/history/story-history.tsx').then(({ StoryHistory }) => StoryHistory), {
  Waiting: Loading,
})

/** What is on its way to a place over the text, or did not come. */
const overText = {
  Waiting: ({ onClose }: { onClose: () => void }) => (
    <OverText>
      <OnItsWay onClose={onClose} />
    </OverText>
  ),
  Failed: (failure: Failure) => (
    <OverText>
      <NotLoaded {...failure} />
    </OverText>
  ),
}

/** The panels that a command of the editor opens. */
export const AskPanels = later(() => import('#components/editor/panels/ask-panels.tsx').then(({ AskPanels }) => AskPanels), overText)
export const FindBar = later(() => import('#components/editor/find/find-bar.tsx').then(({ FindBar }) => FindBar), overText)

function OverText({ children }: { children: ReactNode }) {
  return (
    <div className="sticky top-24 z-30 h-0 lg:top-[calc(var(--editor-bar)+0.75rem)]">
      <div className="absolute top-2 right-0 rounded-lg shadow-popover">{children}</div>
    </div>
  )
}
