'use client'

import { useState } from 'react'
import type { EditorActions } from '#components/editor/actions.ts'
import type { DetailsOnScreen } from '#components/editor/details/changes/use-details.ts'
import { Button } from '#components/ui/button.tsx'
import { useWords } from '#words'
import { DeadlineForm } from './deadline-form.tsx'
import { DeadlineWords } from './deadline-words.tsx'

type Props = {
  state: Pick<DetailsOnScreen, 'details' | 'reload'>
  maySet: boolean
  actions: Pick<EditorActions, 'setDeadline' | 'clearDeadline'>
}

/** When the story is to be ready, among its details. */
export function DeadlineField({ state: { details, reload }, maySet, actions }: Props) {
  const say = useWords()
  const [isOpen, setOpen] = useState<boolean | null>(null)
  const { deadline } = details
  if (isOpen)
    return (
      <DeadlineForm
        articleId={details.id}
        deadline={deadline}
        actions={actions}
        onClose={() => setOpen(false)}
        onDone={() => {
          setOpen(false)
          void reload().catch(() => {})
        }}
      />
    )
  return (
    <div className="grid gap-2">
      {deadline ? (
        <div className="flex">
          <DeadlineWords deadline={deadline} />
        </div>
      ) : (
        <p className="text-ink-soft">{say('assignment.noDeadline')}</p>
      )}
      {maySet && (
        <div>
          {/* After the form, the focus comes back here. */}
          <Button size="small" autoFocus={isOpen === false} onPress={() => setOpen(true)}>
            {say(deadline ? 'assignment.moveDeadline' : 'assignment.setDeadline')}
          </Button>
        </div>
      )}
    </div>
  )
}
