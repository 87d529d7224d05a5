import type { ReactNode } from 'react'
import { later, NotLoaded } from '#components/ui/later.tsx'
import { Loading } from '#components/ui/loading.tsx'
import { OnItsWay } from '#components/ui/on-its-way.tsx'

// What stands beside the text or over it comes after it: one can write before its script is there.

export const StoryDetails = later(() => import('#components/editor/details/story-details.tsx').then(({ StoryDetails }) => StoryDetails), {
  waiting: <Loading />,
})
export const RemarksPanel = later(() => import('#components/editor/remarks/remarks-panel.tsx').then(({ RemarksPanel }) => RemarksPanel), {
  waiting: <Loading />,
})
export const SuggestionsPanel = later(
  () => import('#components/editor/suggestions/suggestions-panel.tsx').then(({ SuggestionsPanel }) => SuggestionsPanel),
  { waiting: <Loading /> },
)
export const HistoryPanel = later(() => import('#components/editor/history/history-panel.tsx').then(({ HistoryPanel }) => HistoryPanel), {
  waiting: <Loading />,
})
export const StoryHistory = later(() => import('#components/editor/history/story-history.tsx').then(({ StoryHistory }) => StoryHistory), {
  waiting: <Loading />,
})

/** The panels that a command of the editor opens. */
export const AskPanels = later(() => import('#components/editor/panels/ask-panels.tsx').then(({ AskPanels }) => AskPanels), {
  waiting: (
    <OverText>
      <OnItsWay />
    </OverText>
  ),
  Failed: (props) => (
    <OverText>
      <NotLoaded {...props} />
    </OverText>
  ),
})

function OverText({ children }: { children: ReactNode }) {
  return (
    <div className="sticky top-24 z-30 h-0 lg:top-[calc(var(--editor-bar)+0.75rem)]">
      <div className="absolute top-2 right-0 rounded-lg shadow-popover">{children}</div>
    </div>
  )
}
