import type { ReactNode } from 'react'
import { WentOut } from '#components/outside/went-out.tsx'
import { momentInWords } from '#components/schedule/moment-words.ts'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { Panel } from '#components/ui/panel.tsx'
import { UndoForAMinute } from '#components/ui/undo-for-a-minute.tsx'
import { newsroomZone } from '#lib/publication.ts'
import { useFormat, useWords } from '#words'
import { NextStory } from './next-story.tsx'
import type { OpenPanel, PanelsProps } from './panel-props.ts'
import { ReadersHaveIt } from './readers-have-it.tsx'
import { SubmitPanel } from './submit-panel.tsx'
import { TakenDownPanel } from './taken-down-panel.tsx'
import { problemInWords } from './words.ts'
import { WordsPanel } from './words-panel.tsx'

/** The panels of all steps that publish nothing, and the messages after them. */
export const stepPanels = {
  submit: Submit,
  'send-back': SendBack,
  'sent-back': SentBack,
  'take-back': TakeBack,
  unpublish: Unpublish,
  takedown: Takedown,
  'lift-embargo': LiftEmbargo,
  unpublished: Gone,
  'taken-down': Gone,
  restore: Restore,
  'restore-asked': RestoreAsked,
  'went-out': LookedAt,
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

function SendBack(props: PanelsProps) {
  const { story, show, actions, refresh, standing, lookAtSchedules, onClose, onChanged } = props
  const { id: articleId, stage, livePath } = story
  const say = useWords()
  const { locale } = useFormat()
  const about = say(stage === 'published' ? 'workflow.sendBackPublished' : 'workflow.sendBackDraft')
  const inWords = (plan: { at: Date }) => ({ moment: momentInWords(locale, plan.at, newsroomZone()) })
  return (
    <WordsPanel
      title={say('workflow.sendBack')}
      about={standing ? `${about} ${say('workflow.sendBackCancels', inWords(standing))}` : about}
      label={say('workflow.noteToWriter')}
      keptAs={`send-back:${articleId}`}
      button={say('workflow.sendBack')}
      ask={(note) => actions.sendBack({ articleId, note })}
      refresh={refresh}
      onClose={onClose}
      onDone={({ stage: now, version, cancelled }, note) => {
        show('sent-back')
        onChanged({ stage: now, version, isWaiting: false, livePath, note })
        if (!cancelled) return
        notify.done(say('workflow.sendBackCancelled', inWords(cancelled)))
        void lookAtSchedules()
      }}
    />
  )
}

function SentBack({ story: { id: articleId }, actions, refresh, onClose }: PanelsProps) {
  const say = useWords()
  return (
    <Panel title={say('workflow.sentBack')} onClose={onClose}>
      <p>{say('workflow.sentBackAbout')}</p>
      <UndoForAMinute
        about={say('workflow.undoSendBack')}
        undo={() => actions.undoSendBack({ articleId })}
        inWords={(problem) => problemInWords(say, problem)}
        onUndone={() => {
          onClose()
          void refresh()
        }}
      />
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

function LiftEmbargo({ story, actions, refresh, onClose, onChanged }: PanelsProps) {
  const say = useWords()
  const { id: articleId, stage, isWaiting, livePath } = story
  return (
    <WordsPanel
      title={say('embargo.lift')}
      about={say('embargo.liftAbout')}
      label={say('embargo.liftReason')}
      keptAs={`lift-embargo:${articleId}`}
      button={say('embargo.lift')}
      danger
      ask={(reason) => actions.liftEmbargo({ articleId, reason })}
      refresh={refresh}
      onClose={onClose}
      onDone={({ version }) => {
        onClose()
        onChanged({ stage, version, isWaiting, livePath, note: null })
      }}
    />
  )
}

/** A story comes back to the desk. Where two people decide that, the first one only asks. */
function Restore({ story: { id: articleId }, show, actions, refresh, onClose, onChanged }: PanelsProps) {
  const say = useWords()
  return (
    <WordsPanel
      title={say('workflow.restore')}
      about={say('workflow.restoreAbout')}
      label={say('workflow.restoreReason')}
      keptAs={`restore:${articleId}`}
      button={say('workflow.restore')}
      ask={(reason) => actions.restoreTakenDown({ articleId, reason })}
      refresh={refresh}
      onClose={onClose}
      onDone={({ state, version }) => {
        if (state === 'asked') return show('restore-asked')
        onClose()
        notify.done(say('workflow.restored'))
        onChanged({ stage: 'unpublished', version, isWaiting: false, livePath: null, note: null })
      }}
    />
  )
}

function RestoreAsked({ onClose }: PanelsProps) {
  const say = useWords()
  return (
    <Panel title={say('workflow.restoreAsked')} onClose={onClose}>
      <p>{say('workflow.restoreAskedAbout')}</p>
      <div className="mt-3 flex justify-end">
        <Button onPress={onClose}>{say('everywhere.close')}</Button>
      </div>
    </Panel>
  )
}

/** What readers have now, asked for later than right after the change. */
function LookedAt({ story: { id: articleId }, actions, onClose }: PanelsProps) {
  const say = useWords()
  return (
    <Panel title={say('outside.title')} onClose={onClose}>
      <ReadersHaveIt about={articleId} ask={() => actions.confirmation({ articleId })} />
      <WentOut articleId={articleId} actions={actions.outside} />
    </Panel>
  )
}

function Gone({ open, story: { id: articleId }, actions, refresh, onClose }: PanelsProps) {
  const say = useWords()
  const isUnpublished = open === 'unpublished'
  return (
    <TakenDownPanel
      title={say(isUnpublished ? 'stages.unpublished' : 'stages.taken-down')}
      articleId={articleId}
      actions={actions}
      onClose={onClose}
    >
      {isUnpublished && (
        <UndoForAMinute
          about={say('workflow.undoUnpublish')}
          undo={() => actions.undoUnpublish({ articleId })}
          inWords={(problem) => problemInWords(say, problem)}
          onUndone={() => {
            onClose()
            void refresh()
          }}
        />
      )}
    </TakenDownPanel>
  )
}
