'use client'

import { later } from '#components/ui/later.tsx'
import { useWords } from '#words'
import type { PanelsProps } from './panel-props.ts'
import { PublishPanel } from './publish-panel.tsx'
import { PublishedPanel } from './published-panel.tsx'
import { stepPanels } from './step-panels.tsx'
import { UpdatePanel } from './update-panel.tsx'

/** Most stories go out without it. */
const SchedulePanel = later(() => import('#components/schedule/schedule-panel.tsx').then(({ SchedulePanel }) => SchedulePanel))

/** The open panel, below the workflow bar. */
export function WorkflowPanels(props: PanelsProps) {
  const { open, published, story, actions, onClose } = props
  const Handing = open === 'publish' || open === 'correct' || open === 'schedule' ? null : stepPanels[open]
  return (
    <div className="absolute top-full right-2 z-40 mt-1 max-h-[calc(100dvh-3.5rem)] w-[min(24rem,calc(100vw-1rem))] overflow-y-auto rounded-lg shadow-popover">
      {open === 'schedule' && <SchedulePanel {...props} lookAgain={props.lookAtSchedules} />}
      {!Handing && !published && open !== 'schedule' && <Putting {...props} />}
      {published && <PublishedPanel articleId={story.id} {...published} actions={actions} onClose={onClose} />}
      {Handing && <Handing {...props} />}
    </div>
  )
}

function Putting({ open, onPublished, story, actions, settle, refresh, standing, onClose, onGoTo, onChanged }: PanelsProps) {
  const say = useWords()
  const { id, stage, isWaiting } = story
  const shared = { articleId: id, actions, settle, refresh, standing, onClose, onGoTo }
  if (stage !== 'published')
    return (
      <PublishPanel
        {...shared}
        onDone={({ version, path }) => {
          onPublished({ title: say('workflow.published'), path })
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
