'use client'

import { ChevronDown, Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { Menu, MenuItem, MenuTrigger } from '#components/ui/menu.tsx'
import { useNarrow } from '#components/ui/use-narrow.ts'
import { may, type Stage } from '#newsroom/workflow/stages.ts'
import type { Seen, WorkflowActions } from './actions.ts'
import { CorrectPanel } from './correct-panel.tsx'
import { PublishPanel } from './publish-panel.tsx'
import { PublishedPanel } from './published-panel.tsx'
import { SubmitPanel } from './submit-panel.tsx'
import { TakenDownPanel } from './taken-down-panel.tsx'
import { stageNames, stageTones } from './words.ts'
import { WordsPanel } from './words-panel.tsx'

export type WorkflowStory = {
  id: string
  stage: Stage
  /** Submitted and not yet answered; on a published story: its changes await an editor. */
  isWaiting: boolean
  /** Where readers find it, when they do. */
  livePath: string | null
}

export type Allowed = { submit: boolean; publish: boolean; correct: boolean; sendBack: boolean; unpublish: boolean; takeDown: boolean }

export type Changed = { stage: Stage; version: number; isWaiting: boolean; livePath: string | null; note: string | null }

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
 * - `onChanged`: after every verb that was done, with the stage, the article's new version and the public path.
 */
export function WorkflowBar({
  story,
  allowed,
  actions,
  settle,
  refresh,
  onChanged,
}: {
  story: WorkflowStory
  allowed: Allowed
  actions: WorkflowActions
  settle: () => Promise<Seen | null>
  refresh: () => Promise<string | null>
  onChanged: (changed: Changed) => void
}) {
  const [open, setOpen] = useState<
    'publish' | 'correct' | 'submit' | 'send-back' | 'unpublish' | 'take-down' | 'unpublished' | 'taken-down' | null
  >(null)
  /** What was just put before readers, and what that is called. */
  const [published, setPublished] = useState<{ title: string; path: string } | null>(null)
  /** Who wrote the text that came onto the screen while a panel was open. */
  const [newTextBy, setNewTextBy] = useState<string | null>(null)
  const look = async () => {
    const by = await refresh()
    if (by !== null) setNewTextBy(by)
  }
  const close = () => {
    setOpen(null)
    setPublished(null)
    setNewTextBy(null)
  }
  const { stage, isWaiting, livePath } = story
  const isUpdate = stage === 'published'
  const canSubmit = allowed.submit && !allowed.publish && may('submit', stage) && !isWaiting
  const canPublish = allowed.publish && may('publish', stage)
  const canCorrect = allowed.correct && may('correct', stage)
  const isNarrow = useNarrow()
  const others = [
    {
      id: 'submit' as const,
      label: 'Submit…',
      shown: allowed.submit && allowed.publish && may('submit', stage) && !isWaiting,
      danger: false,
    },
    { id: 'correct' as const, label: 'Correct…', shown: canCorrect && isNarrow, danger: false },
    { id: 'send-back' as const, label: 'Send back…', shown: allowed.sendBack && may('send back', stage) && isWaiting, danger: false },
    { id: 'unpublish' as const, label: 'Unpublish…', shown: allowed.unpublish && may('unpublish', stage), danger: false },
    { id: 'take-down' as const, label: 'Take down…', shown: allowed.takeDown && may('take down', stage), danger: true },
  ].filter(({ shown }) => shown)

  return (
    <div className="flex items-center gap-2">
      <Badge tone={stageTones[stage]}>{stageNames[stage]}</Badge>
      {isUpdate && isWaiting && <Badge tone="warn">Changes await an editor</Badge>}
      {livePath && (
        <a href={livePath} target="_blank" rel="noreferrer" className="text-accent underline-offset-2 hover:underline max-sm:hidden">
          View
        </a>
      )}
      {others.length > 0 && (
        <MenuTrigger>
          <Button size="small" tone="quiet" aria-label="More for this story">
            <span className="flex items-center gap-1 max-sm:hidden">
              More <ChevronDown size={13} aria-hidden="true" />
            </span>
            <Ellipsis size={16} aria-hidden="true" className="sm:hidden" />
          </Button>
          <Menu
            aria-label="More for this story"
            placement="bottom end"
            onAction={(key) => setOpen(others.find(({ id }) => id === key)?.id ?? null)}
          >
            {others.map(({ id, label, danger }) => (
              <MenuItem key={id} id={id} danger={danger}>
                {label}
              </MenuItem>
            ))}
          </Menu>
        </MenuTrigger>
      )}
      {canCorrect && !isNarrow && (
        <Button size="small" aria-expanded={open === 'correct'} onPress={() => setOpen('correct')}>
          Correct…
        </Button>
      )}
      {canSubmit && (
        <Button size="small" tone="primary" aria-expanded={open === 'submit'} onPress={() => setOpen('submit')}>
          {isUpdate ? 'Submit changes' : 'Submit'}
        </Button>
      )}
      {canPublish && (
        <Button size="small" tone="primary" aria-expanded={open === 'publish'} onPress={() => setOpen('publish')}>
          {isUpdate ? 'Update' : 'Publish'}
        </Button>
      )}

      {open && (
        <div className="absolute top-full right-2 z-40 mt-1 w-[min(22rem,calc(100vw-1rem))]">
          {newTextBy !== null && !published && (
            <div className="mb-1 rounded-md text-sm shadow-popover">
              <Alert tone="warn" live>
                {newTextBy} changed the text meanwhile. It is on the screen now: read it before it goes on.
              </Alert>
            </div>
          )}
          {open === 'publish' && !published && (
            <PublishPanel
              articleId={story.id}
              isUpdate={isUpdate}
              actions={actions}
              settle={settle}
              refresh={look}
              onClose={close}
              onDone={(done) => {
                setPublished({ title: done.isUpdate ? 'Updated' : 'Published', path: done.path })
                onChanged({ stage: 'published', version: done.version, isWaiting: false, livePath: done.path, note: null })
              }}
            />
          )}
          {open === 'correct' && !published && (
            <CorrectPanel
              articleId={story.id}
              actions={actions}
              settle={settle}
              refresh={look}
              onClose={close}
              onDone={({ version, path, isTextNew }) => {
                setPublished({ title: 'Corrected', path })
                onChanged({ stage, version, isWaiting: isWaiting && !isTextNew, livePath: path, note: null })
              }}
            />
          )}
          {published && <PublishedPanel articleId={story.id} {...published} ask={actions.confirmation} onClose={close} />}
          {open === 'submit' && (
            <SubmitPanel
              articleId={story.id}
              actions={actions}
              settle={settle}
              refresh={look}
              onClose={close}
              onDone={(done) => {
                close()
                onChanged({ ...done, isWaiting: true, livePath, note: null })
              }}
            />
          )}
          {open === 'send-back' && (
            <WordsPanel
              title="Send back"
              about={isUpdate ? 'Readers keep what they have.' : 'It becomes a draft again, and its writer sees your note.'}
              label="Note to the writer"
              keptAs={`send-back:${story.id}`}
              button="Send back"
              ask={(note) => actions.sendBack({ articleId: story.id, note })}
              refresh={look}
              onClose={close}
              onDone={({ stage: now, version }, note) => {
                close()
                onChanged({ stage: now, version, isWaiting: false, livePath, note })
              }}
            />
          )}
          {open === 'unpublish' && (
            <WordsPanel
              title="Unpublish"
              about="It leaves the feed and every list, and its address answers “not found” until you publish it again."
              button="Unpublish"
              ask={() => actions.unpublish({ articleId: story.id })}
              refresh={look}
              onClose={close}
              onDone={({ version }) => {
                setOpen('unpublished')
                onChanged({ stage: 'unpublished', version, isWaiting: false, livePath: null, note: null })
              }}
            />
          )}
          {open === 'take-down' && (
            <WordsPanel
              title="Take down"
              about="For good: nothing of it stays in public, its address says that it is gone, and it cannot be published again."
              label="Reason (kept in the records, not shown to readers)"
              keptAs={`take-down:${story.id}`}
              button="Take down for good"
              danger
              ask={(reason) => actions.takeDown({ articleId: story.id, reason })}
              refresh={look}
              onClose={close}
              onDone={({ version }) => {
                setOpen('taken-down')
                onChanged({ stage: 'taken-down', version, isWaiting: false, livePath: null, note: null })
              }}
            />
          )}
          {(open === 'unpublished' || open === 'taken-down') && (
            <TakenDownPanel title={stageNames[open]} articleId={story.id} ask={actions.confirmation} onClose={close} />
          )}
        </div>
      )}
    </div>
  )
}
