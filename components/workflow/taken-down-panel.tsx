'use client'

import type { ReactNode } from 'react'
import { WentOut } from '#components/outside/went-out.tsx'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { useWords } from '#words'
import type { WorkflowActions } from './actions.ts'
import { ReadersHaveIt } from './readers-have-it.tsx'

/** After a takedown, or after unpublishing: whether the story is gone for every reader. Stays open until the editor closes it. */
export function TakenDownPanel({
  title,
  articleId,
  actions,
  onClose,
  children,
}: {
  title: string
  articleId: string
  actions: Pick<WorkflowActions, 'confirmation' | 'outside'>
  onClose: () => void
  /** What can be done about it now. */
  children?: ReactNode
}) {
  const say = useWords()
  return (
    <Panel title={title} onClose={onClose}>
      <ReadersHaveIt about={articleId} ask={() => actions.confirmation({ articleId })} />
      {children}
      <WentOut articleId={articleId} actions={actions.outside} />
      <div className="mt-3 flex justify-end">
        <Button onPress={onClose}>{say('everywhere.close')}</Button>
      </div>
    </Panel>
  )
}
