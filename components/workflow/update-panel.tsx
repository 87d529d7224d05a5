'use client'

import { type ComponentProps, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { useAnswer } from '#components/ui/use-answer.ts'
import type { Outcome } from '#lib/outcome.ts'
import type { Readiness } from '#newsroom/workflow/readiness.ts'
import { useWords } from '#words'
import { ChangesList, keyOfBlock } from './changes-list.tsx'
import { CorrectionFields } from './correction-fields.tsx'
import { CorrectionNotes } from './correction-notes.tsx'
import { OthersChanges } from './others-changes.tsx'
import type { PanelProps } from './panel-props.ts'
import { Problem } from './problem.tsx'
import { ReadinessView } from './readiness-view.tsx'
import { useAct } from './use-act.ts'
import { useKeptWords } from './use-kept-words.ts'
import { type Looked, useReadiness } from './use-readiness.ts'
import type { ShownProblem } from './words.ts'

type Updated = { title: string; version: number; path: string; isTextNew: boolean }

type Props = PanelProps<Updated> & { startsWithNote: boolean }

/**
 * Updates the published story: lists what changes for readers and who made the changes, and, if something was wrong, takes a note to
 * readers. The note is kept in this tab until it is published.
 */
export function UpdatePanel(props: Props) {
  const say = useWords()
  const { articleId, startsWithNote, actions, onClose, onGoTo } = props
  const { note, looked, lookAgain, changes, choice, others, isAgreed, setAgreed, isReady, isBusy, problem, update } = useUpdate(props)
  const { value: corrections, again: askNotes } = useAnswer(['corrections', articleId], () => actions.corrections({ articleId }))
  return (
    <Panel title={say(startsWithNote ? 'workflow.correct' : 'workflow.update')} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void update()
        }}
      >
        <ReadinessView looked={looked} heading={say('workflow.before')} ready="" onGo={onGoTo} />
        {looked.state === 'known' && <Changes changes={changes} choice={choice} />}
        {others.length > 0 && <OthersChanges others={others} isAgreed={isAgreed} onChange={setAgreed} />}
        <Checkbox className="mt-3" isSelected={note.tellsReaders} onChange={note.setTellsReaders}>
          {say('workflow.tellReaders')}
        </Checkbox>
        {note.tellsReaders && (
          <CorrectionFields
            text={note.text}
            onText={note.setText}
            isClarification={note.isClarification}
            onClarification={note.setClarification}
          />
        )}
        {/* The list above has been reloaded, and names what is missing. */}
        <Problem problem={problem === 'unfinished' ? null : problem} />
        <div className="mt-3 flex justify-end gap-2">
          <CancelOrCheck looked={looked} isBusy={isBusy} onClose={onClose} onCheck={() => void lookAgain()} />
          <Button type="submit" tone="primary" isDisabled={!isReady} isPending={isBusy}>
            {say(note.tellsReaders ? 'workflow.publishCorrection' : 'workflow.updateNow')}
          </Button>
        </div>
      </form>
      {note.tellsReaders && corrections && corrections.notes.length > 0 && (
        <CorrectionNotes
          articleId={articleId}
          notes={corrections.notes}
          withdraw={actions.withdrawCorrection}
          onChanged={async () => void (await askNotes())}
        />
      )}
    </Panel>
  )
}

/** The note to readers while it is being written. */
function useNote(articleId: string, startsWithNote: boolean) {
  const { words: text, setWords: setText, forget } = useKeptWords(`correct:${articleId}`)
  const [tellsReaders, setTellsReaders] = useState(startsWithNote)
  const [isClarification, setClarification] = useState(false)
  return { text, setText, forget, tellsReaders, setTellsReaders, isClarification, setClarification }
}

function useUpdate({ articleId, startsWithNote, actions, settle, refresh, onDone }: Props) {
  const say = useWords()
  const note = useNote(articleId, startsWithNote)
  const { tellsReaders } = note
  const [agreed, setAgreed] = useState<readonly string[]>([])
  const { looked, lookAgain } = useReadiness({ articleId, settle, refresh, readiness: actions.readiness })
  const { isBusy, problem, run } = useAct(refresh)
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set())

  const readiness = looked.state === 'known' ? looked.readiness : null
  const changes = readiness?.changes ?? []
  const keys = changes.flatMap((change) => (change.part === 'body' ? change.blocks.map((_, place) => keyOfBlock(place)) : [change.part]))
  const sentKeys = keys.filter((key) => !leftOut.has(key))
  const choice = {
    leftOut,
    set: (key: string, isSent: boolean) => setLeftOut(new Set(isSent ? [...leftOut].filter((each) => each !== key) : [...leftOut, key])),
  }
  const others = readiness?.others ?? []
  const isAgreed = others.every(({ id }) => agreed.includes(id))
  const said = note.text.trim()
  const hasSomething = tellsReaders ? said !== '' : sentKeys.length > 0
  const isReady = readiness !== null && hasSomething && isAgreed && (changes.length === 0 || readiness.missing.length === 0)

  async function update() {
    if (!readiness || !isReady) return
    const only = sentKeys.length < keys.length ? chosenOf(readiness.live ?? 0, changes, leftOut) : undefined
    const sent = { articleId, seen: readiness.seen, including: others.map(({ id }) => id), only }
    await run(async (): Promise<Outcome<Updated, ShownProblem>> => {
      const answer = tellsReaders
        ? await actions.correct({ ...sent, kind: note.isClarification ? 'clarification' : 'correction', text: said })
        : await actions.publish(sent)
      if (!answer.ok) {
        if (anew.includes(answer.problem)) {
          await lookAgain()
          // The places of the changes are others in the new list.
          setLeftOut(new Set())
        }
        return answer
      }
      if (tellsReaders) note.forget()
      const isTextNew = 'isTextNew' in answer.value ? answer.value.isTextNew : true
      return {
        ok: true,
        value: { title: say(tellsReaders ? 'workflow.corrected' : 'workflow.updated'), isTextNew, ...pathOf(answer.value) },
      }
    }, onDone)
  }

  return { note, looked, lookAgain, changes, choice, others, isAgreed, setAgreed, isReady, isBusy, problem, update }
}

/** What is not left out, as the verb takes it. */
const chosenOf = (live: number, changes: NonNullable<Readiness['changes']>, leftOut: ReadonlySet<string>) => ({
  live,
  parts: changes.map(({ part }) => part).filter((part) => part === 'body' || !leftOut.has(part)),
  blocks: changes.flatMap((change) =>
    change.part === 'body' ? [...change.blocks.keys()].filter((place) => !leftOut.has(keyOfBlock(place))) : [],
  ),
})

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

/** After these problems the list is reloaded, so that the editor sees what is new before publishing. */
const anew: readonly ShownProblem[] = ['unfinished', 'stale', 'others-changes']
const pathOf = ({ version, path }: { version: number; path: string }) => ({ version, path })
