'use client'

import { ChevronDown, Clock, Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { EmbargoMark } from '#components/embargo/embargo-mark.tsx'
import { momentInWords } from '#components/schedule/moment-words.ts'
import { useSchedules } from '#components/schedule/use-schedules.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { later } from '#components/ui/later.tsx'
import { Loading } from '#components/ui/loading.tsx'
import { Menu, MenuItem, MenuTrigger } from '#components/ui/menu.tsx'
import type { Say } from '#components/ui/words/say.ts'
import { newsroomZone } from '#lib/publication.ts'
import { may } from '#newsroom/articles/stages.ts'
import type { ShownSchedule } from '#newsroom/schedule/schedules-of.ts'
import type { Point } from '#newsroom/workflow/advice.ts'
import { useFormat, useWords } from '#words'
import type { Seen, WorkflowActions } from './actions.ts'
import type { Changed, JustPublished, OpenPanel, WorkflowStory } from './panel-props.ts'
import { useBarCommands } from './use-bar-commands.ts'
import { stageTones } from './words.ts'

const WorkflowPanels = later(() => import('./workflow-panels.tsx').then(({ WorkflowPanels }) => WorkflowPanels), { Waiting: Coming })

/** In the place of a panel that is on its way. */
function Coming() {
  return (
    <div className="absolute top-full right-2 z-40 mt-1 rounded-lg bg-surface shadow-popover">
      <Loading />
    </div>
  )
}

export type Allowed = {
  submit: boolean
  publish: boolean
  correct: boolean
  sendBack: boolean
  unpublish: boolean
  takedown: boolean
  restore: boolean
  liftEmbargo: boolean
}

type Props = {
  story: WorkflowStory
  allowed: Allowed
  actions: WorkflowActions
  /** What is planned for the story, as the page was loaded with it. */
  schedules: ShownSchedule[]
  settle: () => Promise<Seen | null>
  refresh: () => Promise<void>
  onGoTo: (point: Point) => void
  onChanged: (changed: Changed) => void
}

/**
 * The buttons that submit, publish or withdraw a story, and the panels they open below them. Its parent must be positioned.
 *
 * - `story`: the current state. The bar stores nothing of it, so pass the new state after `onChanged`.
 * - `allowed`: the results of `can(person, …, story)`, computed on the server. The bar itself checks the stage with `may`.
 * - `settle`: saves unsaved changes and resolves to the current versions, or to null when saving failed (the editor has shown the reason).
 *   The bar awaits it before it submits or publishes.
 * - `refresh`: loads the newest stage, details and text. The bar awaits it when a response was lost or the story was changed meanwhile. It never throws.
 * - `onGoTo`: moves to the field of something that is missing; the bar then closes the panel.
 * - `onChanged`: called after each successful verb, with the stage, the article's new version and the public path.
 */
export function WorkflowBar({ story, allowed, actions, schedules, settle, refresh, onGoTo, onChanged }: Props) {
  const say = useWords()
  const { open, show, close, ...shown } = useOpenPanel()
  const { standing, lookAgain } = useSchedules(story.id, schedules, actions.schedules.of, story.stage)
  const { stage, isWaiting, livePath, hasChanges } = story
  const isUpdate = stage === 'published'
  const canSubmit = allowed.submit && !allowed.publish && may('submit', stage) && !isWaiting
  const canPublish = allowed.publish && may('publish', stage)
  const others = otherSteps(say, story, allowed)
  const canSchedule = canPublish && (standing !== null || hasChanges !== false)
  useBarCommands({ isUpdate, canSubmit, canPublish: canPublish && !(isUpdate && hasChanges === false), canSchedule, others, show })
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      <Standing story={story} />
      {livePath && (
        <a href={livePath} target="_blank" rel="noreferrer" className="text-accent underline-offset-2 hover:underline max-sm:hidden">
          {say('stories.view')}
        </a>
      )}
      {(others.length > 0 || livePath) && <OtherSteps {...{ story, allowed }} steps={others} onChoose={show} />}
      {canSubmit && (
        <Button size="small" tone="primary" aria-expanded={open === 'submit'} onPress={() => show('submit')}>
          <span className={isUpdate ? 'max-sm:hidden' : ''}>{say(isUpdate ? 'workflow.submitChanges' : 'workflow.submit')}</span>
          {isUpdate && <span className="sm:hidden">{say('workflow.submit')}</span>}
        </Button>
      )}
      {(standing || canSchedule) && (
        <ScheduleButton standing={standing} isOpen={open === 'schedule'} onOpen={canSchedule ? () => show('schedule') : null} />
      )}
      {canPublish && (
        <Button
          size="small"
          tone="primary"
          isDisabled={isUpdate && hasChanges === false}
          aria-describedby={isUpdate && hasChanges === false ? 'update-reason' : undefined}
          aria-expanded={open === 'publish'}
          onPress={() => show('publish')}
        >
          {say(isUpdate ? 'workflow.update' : 'workflow.publish')}
        </Button>
      )}

      {open && (
        <WorkflowPanels
          {...{ open, show, story, actions, settle, refresh, standing, onChanged }}
          lookAtSchedules={lookAgain}
          {...shown}
          onClose={close}
          onGoTo={(missing) => {
            flushSync(close)
            onGoTo(missing)
          }}
        />
      )}
    </div>
  )
}

/** Which panel is open, and what was published in it. */
function useOpenPanel() {
  const [open, setOpen] = useState<OpenPanel | null>(null)
  const [published, setPublished] = useState<JustPublished | null>(null)
  /** What was published before makes room: there may be more to send. */
  const show = (panel: OpenPanel | null) => {
    setOpen(panel)
    setPublished(null)
  }
  const close = () => show(null)
  return { open, show, close, published, onPublished: setPublished }
}

/** Opens the panel of schedules; once something is planned, it says when. For who may not schedule it is only said. */
function ScheduleButton({ standing, isOpen, onOpen }: { standing: ShownSchedule | null; isOpen: boolean; onOpen: (() => void) | null }) {
  const say = useWords()
  const { locale } = useFormat()
  const isHeld = standing?.ending != null
  const words = standing ? (isHeld ? say('schedule.markHeld') : momentInWords(locale, standing.at, newsroomZone())) : null
  const tone = isHeld ? 'text-danger' : 'text-accent'
  const label = words === null ? say('schedule.scheduleMore') : say('schedule.scheduled', { moment: words })
  const shown = (
    <>
      <Clock size={15} aria-hidden="true" />
      {words && <span className="tabular-nums max-sm:sr-only">{words}</span>}
    </>
  )
  if (!onOpen)
    return (
      <span title={label} className={`inline-flex items-center gap-1.5 text-xs ${tone}`}>
        {shown}
      </span>
    )
  return (
    <Button
      size="small"
      tone={standing ? 'plain' : 'quiet'}
      className={standing ? tone : ''}
      aria-label={label}
      aria-expanded={isOpen}
      onPress={onOpen}
    >
      {shown}
      {!standing && <span className="max-md:sr-only">{say('schedule.scheduleMore')}</span>}
    </Button>
  )
}

type Step = { id: OpenPanel; label: string }

/** The stages of a story that readers have or had. */
const wereOut: readonly string[] = ['published', 'unpublished', 'taken-down'] satisfies WorkflowStory['stage'][]

/** The menu of the further actions; the main action has its own button. */
function otherSteps(say: Say, { stage, isWaiting, embargo }: WorkflowStory, allowed: Allowed): Step[] {
  const steps: (Step & { shown: boolean })[] = [
    {
      id: 'submit',
      label: say('workflow.submitMore'),
      shown: allowed.submit && allowed.publish && may('submit', stage) && !isWaiting,
    },
    {
      id: 'take-back',
      label: say('workflow.takeBackMore'),
      shown: allowed.submit && !allowed.publish && may('take back', stage) && isWaiting,
    },
    { id: 'correct', label: say('workflow.correctMore'), shown: allowed.correct && may('correct', stage) },
    { id: 'send-back', label: say('workflow.sendBackMore'), shown: allowed.sendBack && may('send back', stage) && isWaiting },
    { id: 'unpublish', label: say('workflow.unpublishMore'), shown: allowed.unpublish && may('unpublish', stage) },
    { id: 'restore', label: say('workflow.restoreMore'), shown: allowed.restore && may('restore', stage) },
    { id: 'went-out', label: say('outside.more'), shown: wereOut.includes(stage) },
    { id: 'lift-embargo', label: say('embargo.liftMore'), shown: allowed.liftEmbargo && embargo !== null },
    { id: 'takedown', label: say('workflow.takedownMore'), shown: allowed.takedown && may('takedown', stage) },
  ]
  return steps.filter(({ shown }) => shown)
}

/** The story's stage, and whether readers have the saved version. */
function Standing({ story: { stage, isWaiting, hasChanges, embargo } }: { story: WorkflowStory }) {
  const say = useWords()
  const isUpdate = stage === 'published'
  return (
    <>
      {embargo && (
        <>
          <span className="contents max-sm:hidden">
            <EmbargoMark embargo={embargo} />
          </span>
          <span className="contents sm:hidden">
            <EmbargoMark />
          </span>
        </>
      )}
      {/* A phone has room for one badge: if a published story has unpublished changes, the badge of the changes. */}
      <span className={embargo || (isUpdate && hasChanges) ? 'contents max-sm:hidden' : 'contents'}>
        <Badge tone={stageTones[stage]}>{say(`stages.${stage}`)}</Badge>
      </span>
      {isUpdate && hasChanges && (
        <Badge tone="warn">
          <span className="max-sm:hidden">{say(isWaiting ? 'stories.changesAwait' : 'stories.changesNotOut')}</span>
          <span className="sm:hidden">{say(isWaiting ? 'stages.submitted' : 'workflow.changed')}</span>
        </Badge>
      )}
      {isUpdate && hasChanges === false && (
        <span id="update-reason" className="text-ink-soft text-xs max-lg:sr-only">
          {say('workflow.thisVersion')}
        </span>
      )}
    </>
  )
}

function OtherSteps({
  steps,
  story: { id, livePath },
  allowed,
  onChoose,
}: {
  steps: Step[]
  story: WorkflowStory
  allowed: Allowed
  onChoose: (panel: OpenPanel | null) => void
}) {
  const say = useWords()
  return (
    <MenuTrigger>
      <Button size="small" tone="quiet" aria-label={say('workflow.moreFor')}>
        <span className="flex items-center gap-1 max-sm:hidden">
          {say('workflow.more')} <ChevronDown size={13} aria-hidden="true" />
        </span>
        <Ellipsis size={16} aria-hidden="true" className="sm:hidden" />
      </Button>
      <Menu
        aria-label={say('workflow.moreFor')}
        placement="bottom end"
        onAction={(key) => onChoose(steps.find(({ id }) => id === key)?.id ?? null)}
      >
        {livePath && (
          <MenuItem href={livePath} target="_blank" rel="noreferrer" className="sm:hidden">
            {say('workflow.viewAsReaders')}
          </MenuItem>
        )}
        {livePath && allowed.publish && <MenuItem href={`/desk/breaking?story=${id}`}>{say('breaking.fromStory')}</MenuItem>}
        {steps.map(({ id, label }) => (
          <MenuItem key={id} id={id} danger={id === 'takedown'}>
            {label}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  )
}
