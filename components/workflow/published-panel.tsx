'use client'

import { useState } from 'react'
import { WentOut } from '#components/outside/went-out.tsx'
import { Button } from '#components/ui/button.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Panel } from '#components/ui/panel.tsx'
import { useWords } from '#words'
import type { WorkflowActions } from './actions.ts'
import { NextStory } from './next-story.tsx'
import { ReadersHaveIt } from './readers-have-it.tsx'

/** After publishing or correcting: whether readers have the new version, and its address. */
export function PublishedPanel({
  articleId,
  title,
  path,
  actions,
  onClose,
}: {
  articleId: string
  title: string
  path: string
  actions: Pick<WorkflowActions, 'confirmation' | 'nextWaiting' | 'outside'>
  onClose: () => void
}) {
  const say = useWords()
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(new URL(path, window.location.origin).href)
    setCopied(true)
  }
  return (
    <Panel title={title} onClose={onClose}>
      <ReadersHaveIt about={articleId} ask={() => actions.confirmation({ articleId })} />
      <p className="mt-2 break-all text-ink-soft">{path}</p>
      <p className="mt-3">
        <a href="/desk/feed" className="underline underline-offset-2">
          {say('workflow.toFeed')}
        </a>
      </p>
      <WentOut articleId={articleId} actions={actions.outside} />
      <NextStory articleId={articleId} ask={actions.nextWaiting} />
      <div className="mt-3 flex flex-wrap justify-end gap-2">
        <Button onPress={() => void copy()}>{say(isCopied ? 'people.copied' : 'workflow.copyLink')}</Button>
        <a href={path} target="_blank" rel="noreferrer" className={buttonStyle({ tone: 'primary' })}>
          {say('workflow.openPage')}
        </a>
      </div>
    </Panel>
  )
}
