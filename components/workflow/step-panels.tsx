import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { useWords } from '#words'
import { NextStory } from './next-story.tsx'
import type { OpenPanel, PanelsProps } from './panel-props.ts'
import { SubmitPanel } from './submit-panel.tsx'
import { TakenDownPanel } from './taken-down-panel.tsx'
import { WordsPanel } from './words-panel.tsx'

/** The panels of all steps that publish nothing, and the messages after them. */
export const stepPanels = {
  submit: Submit,
  'send-back': SendBack,
  'sent-back': SentBack,
  'take-back': TakeBack,
  unpublish: Unpublish,
  takedown: Takedown,
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
  const say = useWords()
  return (
    <WordsPanel
      title={say('workflow.sendBack')}
      about={say(stage === 'published' ? 'workflow.sendBackPublished' : 'workflow.sendBackDraft')}
      label={say('workflow.noteToWriter')}
      keptAs={`send-back:${articleId}`}
      button={say('workflow.sendBack')}
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
  const say = useWords()
  return (
    <Panel title={say('workflow.sentBack')} onClose={onClose}>
      <p>{say('workflow.sentBackAbout')}</p>
      <NextStory articleId={articleId} ask={actions.nextWaiting} />
      <div className="mt-3 flex justify-end">
        <Button onPress={onClose}>{say('everywhere.close')}</Button>
      </div>
    </Panel>
  )
}

function TakeBack({ story: { id: articleId, stage, livePath }, actions, refresh, onClose, onChanged }: PanelsProps) {
  const say = useWords()
  return (
    <WordsPanel
      title={say('workflow.takeBack')}
      about={say(stage === 'published' ? 'workflow.takeBackPublished' : 'workflow.takeBackDraft')}
      button={say('workflow.takeBack')}
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
  const say = useWords()
  return (
    <WordsPanel
      title={say('workflow.unpublish')}
      about={say('workflow.unpublishAbout')}
      button={say('workflow.unpublish')}
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

function Takedown({ story: { id: articleId }, show, actions, refresh, onClose, onChanged }: PanelsProps) {
  const say = useWords()
  return (
    <WordsPanel
      title={say('workflow.takedown')}
      about={say('workflow.takedownAbout')}
      label={say('workflow.takedownReason')}
      keptAs={`takedown:${articleId}`}
      button={say('workflow.takedownForGood')}
      danger
      ask={(reason) => actions.takedown({ articleId, reason })}
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
  const say = useWords()
  const title = say(open === 'unpublished' ? 'stages.unpublished' : 'stages.taken-down')
  return <TakenDownPanel title={title} articleId={story.id} ask={actions.confirmation} onClose={onClose} />
}
