'use client'

import { useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { dateFormat } from '#lib/date-format.ts'
import { newsroomZone } from '#lib/publication.ts'
import type { CorrectionsOf } from '#newsroom/workflow/corrections-of.ts'
import { useFormat, useWords } from '#words'
import type { WorkflowActions } from './actions.ts'
import { Problem } from './problem.tsx'
import { useAct } from './use-act.ts'

/** The notes to readers so far. A wrong note can be withdrawn, with a second press to confirm. */
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
  const say = useWords()
  const format = useFormat()
  const list = useRef<HTMLUListElement>(null)
  const [asked, setAsked] = useState<string | null>(null)
  const { isBusy, problem, run } = useAct(onChanged)
  const when = dateFormat(format.locale, {
    timeZone: newsroomZone(),
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })

  const withdrawNote = (id: string) =>
    run(
      () => withdraw({ articleId, correctionId: id }),
      () => {
        list.current?.focus()
        void onChanged()
      },
    )

  const tell = ({ kind, at, by, withdrawnAt }: Pick<CorrectionsOf['notes'][number], 'kind' | 'at' | 'by' | 'withdrawnAt'>) => {
    const about = { kind: say(`workflow.kind-${kind}`), date: when.format(at), name: by ?? say('workflow.program') }
    return withdrawnAt ? say('workflow.noteWithdrawn', { ...about, withdrawn: when.format(withdrawnAt) }) : say('workflow.noteBy', about)
  }
  return (
    <section aria-label={say('workflow.notes')} className="mt-3 border-line border-t pt-3">
      <ul ref={list} tabIndex={-1} className="grid max-h-60 grid-cols-1 gap-3 overflow-auto outline-none">
        {notes.map(({ id, kind, text, at, by, withdrawnAt }) => (
          <li key={id} className={withdrawnAt ? 'text-ink-faint' : undefined}>
            <p className="break-words">{text}</p>
            <div className="mt-0.5 flex items-center justify-between gap-2">
              <p className="text-ink-faint text-xs tabular-nums">{tell({ kind, at, by, withdrawnAt })}</p>
              {!withdrawnAt && (
                <Button size="small" tone="quiet" aria-expanded={asked === id} onPress={() => setAsked(asked === id ? null : id)}>
                  {say(asked === id ? 'workflow.keep' : 'workflow.withdrawAsk')}
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
  const say = useWords()
  return (
    <div className="mt-1 flex items-center justify-between gap-2">
      <span className="text-ink-soft">{say('workflow.withdrawAbout')}</span>
      <Button size="small" tone="danger" autoFocus isPending={isBusy} onPress={onPress}>
        {say('workflow.withdraw')}
      </Button>
    </div>
  )
}
