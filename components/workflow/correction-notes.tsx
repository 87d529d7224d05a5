'use client'

import { useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { CorrectionsOf } from '#newsroom/workflow/corrections-of.ts'
import type { WorkflowActions } from './actions.ts'
import { Problem } from './problem.tsx'
import { useAct } from './use-act.ts'

const kinds = { correction: 'Correction', clarification: 'Clarification' }

/** What readers were told of this story so far, and the way to take a mistaken note back: a second press says so. */
export function CorrectionNotes({
  articleId,
  notes,
  withdraw,
  onChanged,
}: {
  articleId: string
  notes: CorrectionsOf['notes']
  withdraw: WorkflowActions['withdrawCorrection']
  onChanged: () => Promise<void>
}) {
  const list = useRef<HTMLUListElement>(null)
  const [asked, setAsked] = useState<string | null>(null)
  const { isBusy, problem, run } = useAct(onChanged)
  const when = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })

  const withdrawNote = (id: string) =>
    run(
      () => withdraw({ articleId, correctionId: id }),
      () => {
        list.current?.focus()
        void onChanged()
      },
    )

  return (
    <section aria-label="Notes so far" className="mt-3 border-line border-t pt-3">
      <ul ref={list} tabIndex={-1} className="grid max-h-60 grid-cols-1 gap-3 overflow-auto outline-none">
        {notes.map(({ id, kind, text, at, by, withdrawnAt }) => (
          <li key={id} className={withdrawnAt ? 'text-ink-faint' : undefined}>
            <p className="break-words">{text}</p>
            <div className="mt-0.5 flex items-center justify-between gap-2">
              <p className="text-ink-faint text-xs tabular-nums">
                {kinds[kind]}, {when.format(at)} by {by ?? 'the program'}
                {withdrawnAt && `, withdrawn ${when.format(withdrawnAt)}`}
              </p>
              {!withdrawnAt && (
                <Button size="small" tone="quiet" aria-expanded={asked === id} onPress={() => setAsked(asked === id ? null : id)}>
                  {asked === id ? 'Keep' : 'Withdraw…'}
                </Button>
              )}
            </div>
            {!withdrawnAt && asked === id && <Withdraw isBusy={isBusy} onPress={() => void withdrawNote(id)} />}
          </li>
        ))}
      </ul>
      <Problem problem={problem} />
    </section>
  )
}

function Withdraw({ isBusy, onPress }: { isBusy: boolean; onPress: () => void }) {
  return (
    <div className="mt-1 flex items-center justify-between gap-2">
      <span className="text-ink-soft">The note leaves the paper.</span>
      <Button size="small" tone="danger" autoFocus isPending={isBusy} onPress={onPress}>
        Withdraw
      </Button>
    </div>
  )
}
