'use client'

import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { Missing } from '#newsroom/workflow/missing.ts'
import type { Seen, WorkflowActions } from './actions.ts'
import { NextStory } from './next-story.tsx'
import type { Changed, WorkflowStory } from './panel-props.ts'
import { PublishPanel } from './publish-panel.tsx'
import { PublishedPanel } from './published-panel.tsx'
import { SubmitPanel } from './submit-panel.tsx'
import { TakenDownPanel } from './taken-down-panel.tsx'
import { UpdatePanel } from './update-panel.tsx'
import { stageNames } from './words.ts'
import { WordsPanel } from './words-panel.tsx'

export type OpenPanel =
  | 'publish'
  | 'correct'
  | 'submit'
  | 'send-back'
  | 'take-back'
  | 'unpublish'
  | 'take-down'
  | 'sent-back'
  | 'unpublished'
  | 'taken-down'
/** What was just put before readers, and what that is called. */
export type JustPublished = { title: string; path: string }

type Props = {
  open: OpenPanel
  show: (panel: OpenPanel) => void
  published: JustPublished | null
  onPublished: (published: JustPublished) => void
  /** Who wrote the text that came onto the screen while a panel was open. */
  newTextBy: string | null
  story: WorkflowStory
  actions: WorkflowActions
  settle: () => Promise<Seen | null>
  refresh: () => Promise<void>
  onClose: () => void
  onGoTo: (missing: Missing) => void
  onChanged: (changed: Changed) => void
}

/** The panels of a story's steps, under the bar that opens them. */
export function WorkflowPanels(props: Props) {
  const { open, published, newTextBy, story, actions, onClose } = props
  const isPutting = open === 'publish' || open === 'correct'
  return (
    <div className="absolute top-full right-2 z-40 mt-1 max-h-[calc(100dvh-3.5rem)] w-[min(24rem,calc(100vw-1rem))] overflow-y-auto rounded-lg shadow-popover">
      {newTextBy !== null && !published && (
        <div className="mb-1 rounded-md text-sm shadow-popover">
          <Alert tone="warn" live>
            {newTextBy} changed the text meanwhile. It is on the screen now: read it before it goes on.
          </Alert>
        </div>
      )}
      {isPutting && !published && <Putting {...props} />}
      {published && <PublishedPanel articleId={story.id} {...published} actions={actions} onClose={onClose} />}
      {!isPutting && <Handing {...props} />}
    </div>
  )
}

function Putting({ open, onPublished, story, actions, settle, refresh, onClose, onGoTo, onChanged }: Props) {
  const { id, stage, isWaiting } = story
  const shared = { articleId: id, actions, settle, refresh, onClose, onGoTo }
  if (stage !== 'published')
    return (
      <PublishPanel
        {...shared}
        onDone={({ version, path }) => {
          onPublished({ title: 'Published', path })
          onChanged({ stage: 'published', version, isWaiting: false, livePath: path, note: null })
        }}
      />
    )
  return (
    <UpdatePanel
      {...shared}
      startsWithNote={open === 'correct'}
      onDone={({ title, version, path, isTextNew }) => {
        onPublished({ title, path })
        onChanged({ stage, version, isWaiting: isWaiting && !isTextNew, livePath: path, note: null })
      }}
    />
  )
}

/** Steps that put nothing before readers. */
function Handing({ open, show, story, actions, settle, refresh, onClose, onGoTo, onChanged }: Props) {
  const { id: articleId, stage, livePath } = story
  switch (open) {
    case 'submit':
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
    case 'send-back':
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
    case 'sent-back':
      return (
        <Panel title="Sent back" onClose={onClose}>
          <p>Its writer sees your note.</p>
          <NextStory articleId={articleId} ask={actions.nextWaiting} />
          <div className="mt-3 flex justify-end">
            <Button onPress={onClose}>Close</Button>
          </div>
        </Panel>
      )
    case 'take-back':
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
    case 'unpublish':
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
    case 'take-down':
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
    case 'unpublished':
    case 'taken-down':
      return <TakenDownPanel title={stageNames[open]} articleId={articleId} ask={actions.confirmation} onClose={onClose} />
    default:
      return null
  }
}
