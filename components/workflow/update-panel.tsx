'use client'

import { useCallback, useEffect, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { Outcome } from '#lib/outcome.ts'
import type { CorrectionsOf } from '#newsroom/workflow/corrections-of.ts'
import { ChangesList } from './changes-list.tsx'
import { CorrectionFields } from './correction-fields.tsx'
import { CorrectionNotes } from './correction-notes.tsx'
import { OthersChanges } from './others-changes.tsx'
import type { PanelProps } from './panel-props.ts'
import { Problem } from './problem.tsx'
import { ReadinessView } from './readiness-view.tsx'
import { useAct } from './use-act.ts'
import { useKeptWords } from './use-kept-words.ts'
import { useReadiness } from './use-readiness.ts'
import type { ShownProblem } from './words.ts'

type Updated = { title: string; version: number; path: string; isTextNew: boolean }

/**
 * An update of what readers have: what changes for them, whose changes they are, and, where something was wrong, the note
 * that tells them so. The note stays in this tab until it is published.
 */
export function UpdatePanel({
  articleId,
  startsWithNote,
  actions,
  settle,
  refresh,
  onClose,
  onGoTo,
  onDone,
}: PanelProps<Updated> & { startsWithNote: boolean }) {
  const { words: text, setWords: setText, forget } = useKeptWords(`correct:${articleId}`)
  const [tellsReaders, setTellsReaders] = useState(startsWithNote)
  const [isClarification, setClarification] = useState(false)
  const [agreed, setAgreed] = useState<readonly string[]>([])
  const [notes, setNotes] = useState<CorrectionsOf['notes']>([])
  const { looked, lookAgain } = useReadiness({ articleId, settle, refresh, readiness: actions.readiness })
  const { isBusy, problem, run } = useAct(refresh)
  const askNotes = useCallback(async () => {
    const answer = await actions.corrections({ articleId }).catch(() => null)
    if (answer?.ok) setNotes(answer.value.notes)
  }, [articleId, actions])
  useEffect(() => void askNotes(), [askNotes])

  const readiness = looked.state === 'known' ? looked.readiness : null
  const changes = readiness?.changes ?? []
  const others = readiness?.others ?? []
  const isAgreed = others.every(({ id }) => agreed.includes(id))
  const said = text.trim()
  const hasSomething = tellsReaders ? said !== '' : changes.length > 0
  const isReady = readiness !== null && hasSomething && isAgreed && (changes.length === 0 || readiness.missing.length === 0)

  async function update() {
    if (!readiness || !isReady) return
    const sent = { articleId, seen: readiness.seen, including: others.map(({ id }) => id) }
    await run(async (): Promise<Outcome<Updated, ShownProblem>> => {
      const answer = tellsReaders
        ? await actions.correct({ ...sent, kind: isClarification ? 'clarification' : 'correction', text: said })
        : await actions.publish(sent)
      if (!answer.ok) {
        if (anew.includes(answer.problem)) await lookAgain()
        return answer
      }
      if (tellsReaders) forget()
      const isTextNew = 'isTextNew' in answer.value ? answer.value.isTextNew : true
      return { ok: true, value: { title: tellsReaders ? 'Corrected' : 'Updated', isTextNew, ...pathOf(answer.value) } }
    }, onDone)
  }

  return (
    <Panel title={startsWithNote ? 'Correct' : 'Update'} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void update()
        }}
      >
        <ReadinessView looked={looked} heading="Before it can be published:" ready="" onGo={onGoTo} />
        {readiness && (
          <section aria-label="Changes for readers" className="max-h-[40dvh] overflow-y-auto" tabIndex={-1}>
            {changes.length > 0 ? (
              <ChangesList changes={changes} />
            ) : (
              <p className="text-ink-soft" role="status">
                Nothing has changed: readers have this version.
              </p>
            )}
          </section>
        )}
        {others.length > 0 && <OthersChanges others={others} isAgreed={isAgreed} onChange={setAgreed} />}
        <Checkbox className="mt-3" isSelected={tellsReaders} onChange={setTellsReaders}>
          Tell readers (correction)
        </Checkbox>
        {tellsReaders && (
          <CorrectionFields text={text} onText={setText} isClarification={isClarification} onClarification={setClarification} />
        )}
        {/* What is unfinished is in the list above, looked up anew. */}
        <Problem problem={problem === 'unfinished' ? null : problem} />
        <div className="mt-3 flex justify-end gap-2">
          {looked.state === 'known' || looked.state === 'looking' ? (
            <Button onPress={onClose}>Cancel</Button>
          ) : (
            <Button isDisabled={isBusy} onPress={() => void lookAgain()}>
              Check again
            </Button>
          )}
          <Button type="submit" tone="primary" isDisabled={!isReady} isPending={isBusy}>
            {tellsReaders ? 'Publish correction' : 'Update now'}
          </Button>
        </div>
      </form>
      {tellsReaders && notes.length > 0 && (
        <CorrectionNotes articleId={articleId} notes={notes} withdraw={actions.withdrawCorrection} onChanged={askNotes} />
      )}
    </Panel>
  )
}

/** After these the list is shown anew, and nothing goes out before the editor has seen it. */
const anew: readonly ShownProblem[] = ['unfinished', 'stale', 'others-changes']
const pathOf = ({ version, path }: { version: number; path: string }) => ({ version, path })
