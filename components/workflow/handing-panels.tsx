import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { NextStory } from './next-story.tsx'
import type { OpenPanel, PanelsProps } from './panel-props.ts'
import { SubmitPanel } from './submit-panel.tsx'
import { TakenDownPanel } from './taken-down-panel.tsx'
import { stageNames } from './words.ts'
import { WordsPanel } from './words-panel.tsx'

/** Steps that put nothing before readers, and what is said after them. */
export const handing = {
  submit: Submit,
  'send-back': SendBack,
  'sent-back': SentBack,
  'take-back': TakeBack,
  unpublish: Unpublish,
  'take-down': TakeDown,
  unpublished: Gone,
  'taken-down': Gone,
} satisfies Partial<Record<OpenPanel, (props: PanelsProps) => ReactNode>>

function Submit({ story: { id: articleId, livePath }, actions, settle, refresh, onClose, onGoTo, onChanged }: PanelsProps) {
  return (
    <SubmitPanel
      articleId={articleId}
      actions={actions}
      settle={settle}
      refresh={refresh}
      onClose={onClose}
      onGoTo={onGoTo}
      onDone={(done) => {
        onClose()
        onChanged({ ...done, isWaiting: true, livePath, note: null })
      }}
    />
  )
}

function SendBack({ story: { id: articleId, stage, livePath }, show, actions, refresh, onClose, onChanged }: PanelsProps) {
  return (
    <WordsPanel
      title="Send back"
      about={stage === 'published' ? 'Readers keep what they have.' : 'It becomes a draft again, and its writer sees your note.'}
      label="Note to the writer"
      keptAs={`send-back:${articleId}`}
      button="Send back"
      ask={(note) => actions.sendBack({ articleId, note })}
      refresh={refresh}
      onClose={onClose}
      onDone={({ stage: now, version }, note) => {
        show('sent-back')
        onChanged({ stage: now, version, isWaiting: false, livePath, note })
      }}
    />
  )
}

function SentBack({ story: { id: articleId }, actions, onClose }: PanelsProps) {
  return (
    <Panel title="Sent back" onClose={onClose}>
      <p>Its writer sees your note.</p>
      <NextStory articleId={articleId} ask={actions.nextWaiting} />
      <div className="mt-3 flex justify-end">
        <Button onPress={onClose}>Close</Button>
      </div>
    </Panel>
  )
}

function TakeBack({ story: { id: articleId, stage, livePath }, actions, refresh, onClose, onChanged }: PanelsProps) {
  return (
    <WordsPanel
      title="Take back"
      about={
        stage === 'published'
          ? 'Your changes wait for no editor any more. Readers keep what they have.'
          : 'It is your draft again, and waits for no editor.'
      }
      button="Take back"
      ask={() => actions.takeBack({ articleId })}
      refresh={refresh}
      onClose={onClose}
      onDone={({ stage: now, version }) => {
        onClose()
        onChanged({ stage: now, version, isWaiting: false, livePath, note: null })
      }}
    />
  )
}

function Unpublish({ story: { id: articleId }, show, actions, refresh, onClose, onChanged }: PanelsProps) {
  return (
    <WordsPanel
      title="Unpublish"
      about="It leaves the feed and every list, and its address answers “not found” until you publish it again."
      button="Unpublish"
      ask={() => actions.unpublish({ articleId })}
      refresh={refresh}
      onClose={onClose}
      onDone={({ version }) => {
        show('unpublished')
        onChanged({ stage: 'unpublished', version, isWaiting: false, livePath: null, note: null })
      }}
    />
  )
}

function TakeDown({ story: { id: articleId }, show, actions, refresh, onClose, onChanged }: PanelsProps) {
  return (
    <WordsPanel
      title="Take down"
      about="For good: nothing of it stays in public, its address says that it is gone, and it cannot be published again."
      label="Reason (kept in the records, not shown to readers)"
      keptAs={`take-down:${articleId}`}
      button="Take down for good"
      danger
      ask={(reason) => actions.takeDown({ articleId, reason })}
      refresh={refresh}
      onClose={onClose}
      onDone={({ version }) => {
        show('taken-down')
        onChanged({ stage: 'taken-down', version, isWaiting: false, livePath: null, note: null })
      }}
    />
  )
}

function Gone({ open, story, actions, onClose }: PanelsProps) {
  const title = open === 'unpublished' ? stageNames.unpublished : stageNames['taken-down']
  return <TakenDownPanel title={title} articleId={story.id} ask={actions.confirmation} onClose={onClose} />
}
