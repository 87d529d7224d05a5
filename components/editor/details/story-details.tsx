import { ReadinessNow } from '#components/editor/aside/readiness-now.tsx'
import type { Aside } from '#components/editor/aside/use-aside.ts'
import type { Checklist } from '#components/editor/aside/use-checklist.ts'
import type { Writing } from '#components/editor/canvas/use-writing.ts'
import type { Draft } from '#components/editor/draft/use-draft.ts'
import type { EditorProps } from '#components/editor/editor-props.ts'
import { IgnoredStyle } from '#components/editor/house-style/ignored-style.tsx'
import { AsideList } from '#components/editor/notices/aside-list.tsx'
import { StoryPoints } from '#components/editor/templates/story-points.tsx'
import { KeepsPlace } from '#components/ui/keeps-place.tsx'
import type { DetailsOnScreen } from './changes/use-details.ts'
import { DetailsPanel } from './details-panel.tsx'

/** The story as it stands on the screen. */
export type StoryOnScreen = {
  props: EditorProps
  details: DetailsOnScreen
  draft: Draft
  writing: Writing
  aside: Aside
  checklist: Checklist
  isLocked: boolean
}

/** The details of the story, with what is still missing in it, and what found no place in the text. */
export function StoryDetails({
  props: { story, person, sections, colleagues, editors, allowed, zone, actions },
  details,
  draft,
  writing: { insert, learn },
  aside,
  checklist: { readiness, style, lookAgain, respell },
  isLocked,
}: StoryOnScreen) {
  return (
    <DetailsPanel
      state={details}
      text={draft.savedText}
      personId={person.id}
      {...{ sections, colleagues, editors, allowed, zone, isLocked, actions, learn }}
      openHistory={() => aside.enter('history')}
    >
      {!isLocked && (
        <KeepsPlace>
          <ReadinessNow readiness={readiness} onGo={aside.goTo} onRespell={respell}>
            <StoryPoints
              articleId={story.id}
              points={readiness.points}
              tick={allowed.save ? actions.templates.tick : null}
              onTicked={lookAgain}
            />
            <IgnoredStyle {...style} />
          </ReadinessNow>
        </KeepsPlace>
      )}
      <AsideList {...draft.setAside} insert={insert} />
    </DetailsPanel>
  )
}
