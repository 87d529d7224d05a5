'use client'

import { ChevronDown, Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { Menu, MenuItem, MenuTrigger } from '#components/ui/menu.tsx'
import type { Say } from '#components/ui/words/say.ts'
import { may } from '#newsroom/articles/stages.ts'
import type { Missing } from '#newsroom/workflow/missing.ts'
import { useWords } from '#words'
import type { Seen, WorkflowActions } from './actions.ts'
import type { Changed, JustPublished, OpenPanel, WorkflowStory } from './panel-props.ts'
import { stageTones } from './words.ts'
import { WorkflowPanels } from './workflow-panels.tsx'

export type Allowed = { submit: boolean; publish: boolean; correct: boolean; sendBack: boolean; unpublish: boolean; takedown: boolean }

type Props = {
  story: WorkflowStory
  allowed: Allowed
  actions: WorkflowActions
  settle: () => Promise<Seen | null>
  refresh: () => Promise<string | null>
  onGoTo: (missing: Missing) => void
  onChanged: (changed: Changed) => void
}

/**
 * The buttons of a story's way to the readers, and the panels they open under them. It stands in the editor's top bar, at
 * its right end, in a positioned parent.
 *
 * - `story`: what the page knows now; give it anew after `onChanged`, the bar keeps nothing of it.
 * - `allowed`: by `can(person, …, story)`, asked on the server. When it may, the bar asks `may` itself.
 * - `settle`: saves what is not saved yet and answers the versions that then stand, or null when that failed (the editor
 *   has said so already). It is awaited before submitting and before publishing.
 * - `refresh`: brings the newsroom's stage, details and text onto the screen, and answers who wrote the text if it is a new
 *   one. It is awaited when an answer was lost or something was changed meanwhile, and never throws.
 * - `onGoTo`: leads to the place where a missing thing is written; the panel that named it is closed then.
 * - `onChanged`: after every verb that was done, with the stage, the article's new version and the public path.
 */
export function WorkflowBar({ story, allowed, actions, settle, refresh, onGoTo, onChanged }: Props) {
  const say = useWords()
  const { open, show, close, ...shown } = useOpenPanel(refresh)
  const { stage, isWaiting, livePath, hasChanges } = story
  const isUpdate = stage === 'published'
  const canSubmit = allowed.submit && !allowed.publish && may('submit', stage) && !isWaiting
  const canPublish = allowed.publish && may('publish', stage)
  const others = otherSteps(say, story, allowed)
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      <Standing story={story} />
      {livePath && (
        <a href={livePath} target="_blank" rel="noreferrer" className="text-accent underline-offset-2 hover:underline max-sm:hidden">
          {say('stories.view')}
        </a>
      )}
      {(others.length > 0 || livePath) && <OtherSteps steps={others} livePath={livePath} onChoose={show} />}
      {canSubmit && (
        <Button size="small" tone="primary" aria-expanded={open === 'submit'} onPress={() => show('submit')}>
          <span className={isUpdate ? 'max-sm:hidden' : ''}>{say(isUpdate ? 'workflow.submitChanges' : 'workflow.submit')}</span>
          {isUpdate && <span className="sm:hidden">{say('workflow.submit')}</span>}
        </Button>
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
          {...{ open, show, story, actions, settle, onChanged }}
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

/** The panel under the bar, with what came of it and what came onto the screen meanwhile. */
function useOpenPanel(refresh: Props['refresh']) {
  const [open, show] = useState<OpenPanel | null>(null)
  const [published, setPublished] = useState<JustPublished | null>(null)
  /** Who wrote the text that came onto the screen while a panel was open. */
  const [newTextBy, setNewTextBy] = useState<string | null>(null)
  const look = async () => {
    const by = await refresh()
    if (by !== null) setNewTextBy(by)
  }
  const close = () => {
    show(null)
    setPublished(null)
    setNewTextBy(null)
  }
  return { open, show, close, published, onPublished: setPublished, newTextBy, refresh: look }
}

type Step = { id: OpenPanel; label: string }

/** What can be done with the story beside the one step that has a button of its own. */
function otherSteps(say: Say, { stage, isWaiting }: WorkflowStory, allowed: Allowed): Step[] {
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
    { id: 'takedown', label: say('workflow.takedownMore'), shown: allowed.takedown && may('takedown', stage) },
  ]
  return steps.filter(({ shown }) => shown)
}

/** Where the story is, and whether readers have what is saved. */
function Standing({ story: { stage, isWaiting, hasChanges } }: { story: WorkflowStory }) {
  const say = useWords()
  const isUpdate = stage === 'published'
  return (
    <>
      {/* A phone has room for one badge: that of the changes, which only a published story has. */}
      <span className={isUpdate && hasChanges ? 'contents max-sm:hidden' : 'contents'}>
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
  livePath,
  onChoose,
}: {
  steps: Step[]
  livePath: string | null
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
        {steps.map(({ id, label }) => (
          <MenuItem key={id} id={id} danger={id === 'takedown'}>
            {label}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  )
}
