'use client'

import type { ComponentProps } from 'react'
import { StandingQuestion } from '#components/schedule/standing-question.tsx'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { useAnswer } from '#components/ui/use-answer.ts'
import type { Readiness } from '#newsroom/workflow/readiness.ts'
import { useWords } from '#words'
import { ChangesList } from './changes-list.tsx'
import { CorrectionFields } from './correction-fields.tsx'
import { CorrectionNotes } from './correction-notes.tsx'
import { FactQuestion } from './fact-question.tsx'
import { OthersChanges } from './others-changes.tsx'
import { Problem } from './problem.tsx'
import { ReadinessView } from './readiness-view.tsx'
import type { Looked } from './use-readiness.ts'
import { type UpdateProps, useUpdate } from './use-update.ts'

/**
 * Updates the published story: lists what changes for readers and who made the changes, and, if something was wrong, takes a note to
 * readers, of which it has a draft. An update of facts without a note is asked about once.
 */
export function UpdatePanel(props: UpdateProps) {
  const say = useWords()
  const { articleId, startsWithNote, actions, onClose, onGoTo } = props
  const { settling, note, question, agreement, looked, lookAgain, changes, choice, isRespelled, ...act } = useUpdate(props)
  const { isReady, isBusy, problem } = act
  const { others, isAgreed, setAgreed } = agreement
  return (
    <Panel title={say(startsWithNote ? 'workflow.correct' : 'workflow.update')} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void act.update()
        }}
      >
        {/* Above what is still to be looked up, so that nothing moves it under the finger. */}
        <div className="mb-3">
          <Checkbox isSelected={note.tellsReaders} onChange={note.setTellsReaders}>
            {say('workflow.tellReaders')}
          </Checkbox>
          {note.tellsReaders && <CorrectionFields note={note} />}
        </div>
        <ReadinessView looked={looked} heading={say('workflow.before')} ready="" onGo={onGoTo} />
        {looked.state === 'known' && <Changes changes={changes} choice={choice} />}
        {isRespelled && <p className="mt-3 text-ink-soft">{say('workflow.onlySpelling')}</p>}
        {others.length > 0 && <OthersChanges others={others} isAgreed={isAgreed} onChange={setAgreed} />}
        {settling && <StandingQuestion {...settling} />}
        {/* The list above has been reloaded, and names what is missing. */}
        <Problem problem={problem === 'unfinished' ? null : problem} />
        {question.isOpen && !note.tellsReaders ? (
          <FactQuestion
            facts={question.facts}
            isBusy={isBusy}
            onCorrect={() => {
              question.close()
              note.setTellsReaders(true)
            }}
            onUpdate={() => {
              question.answer()
              void act.publish()
            }}
            onCancel={question.close}
          />
        ) : (
          <div className="mt-3 flex flex-wrap justify-end gap-2">
            <CancelOrCheck looked={looked} isBusy={isBusy} onClose={onClose} onCheck={() => void lookAgain()} />
            <Button type="submit" tone="primary" isDisabled={!isReady} isPending={isBusy}>
              {say(note.tellsReaders ? 'workflow.publishCorrection' : 'workflow.updateNow')}
            </Button>
          </div>
        )}
      </form>
      {note.tellsReaders && <NotesSoFar articleId={articleId} actions={actions} />}
    </Panel>
  )
}

function NotesSoFar({ articleId, actions }: Pick<UpdateProps, 'articleId' | 'actions'>) {
  const { value, again } = useAnswer(['corrections', articleId], () => actions.corrections({ articleId }))
  if (!value || value.notes.length === 0) return null
  return (
    <CorrectionNotes
      articleId={articleId}
      notes={value.notes}
      withdraw={actions.withdrawCorrection}
      onChanged={async () => void (await again())}
    />
  )
}

function Changes({
  changes,
  choice,
}: {
  changes: NonNullable<Readiness['changes']>
  choice: ComponentProps<typeof ChangesList>['choice']
}) {
  const say = useWords()
  return (
    <section aria-label={say('workflow.changes')} className="mt-3 max-h-[40dvh] overflow-y-auto" tabIndex={-1}>
      {changes.length > 0 ? (
        <>
          <p className="mb-2 text-ink-faint text-xs">{say('workflow.leaveOut')}</p>
          <ChangesList changes={changes} choice={choice} />
        </>
      ) : (
        <p className="text-ink-soft" role="status">
          {say('workflow.noChanges')}
        </p>
      )}
    </section>
  )
}

function CancelOrCheck({
  looked,
  isBusy,
  onClose,
  onCheck,
}: {
  looked: Looked
  isBusy: boolean
  onClose: () => void
  onCheck: () => void
}) {
  const say = useWords()
  if (looked.state === 'known' || looked.state === 'looking') return <Button onPress={onClose}>{say('everywhere.cancel')}</Button>
  return (
    <Button isDisabled={isBusy} onPress={onCheck}>
      {say('workflow.checkAgain')}
    </Button>
  )
}
