'use client'

import { useCallback, useEffect, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { Corrected } from '#newsroom/workflow/correct.ts'
import type { CorrectionsOf } from '#newsroom/workflow/corrections-of.ts'
import type { Seen, WorkflowActions } from './actions.ts'
import { CorrectionNotes } from './correction-notes.tsx'
import { Problem } from './problem.tsx'
import { ReadinessView } from './readiness-view.tsx'
import { useAct } from './use-act.ts'
import { useKeptWords } from './use-kept-words.ts'
import { useMissing } from './use-missing.ts'

/** As many characters as a note may have (db/schema/corrections.ts); said when they run short. */
const [longest, few] = [600, 100]

/** The note that readers get with the newest text. What was typed stays, in this tab, until it is published. */
export function CorrectPanel({
  articleId,
  actions,
  settle,
  refresh,
  onClose,
  onDone,
}: {
  articleId: string
  actions: WorkflowActions
  settle: () => Promise<Seen | null>
  refresh: () => Promise<void>
  onClose: () => void
  onDone: (corrected: Corrected) => void
}) {
  const { words: text, setWords: setText, forget } = useKeptWords(`correct:${articleId}`)
  const [isClarification, setClarification] = useState(false)
  const [known, setKnown] = useState<CorrectionsOf | null>(null)
  const { readiness, look, lookAgain } = useMissing({ articleId, settle, refresh, missing: actions.missing })
  const { isBusy, problem, clear, run } = useAct(refresh)
  const askKnown = useCallback(async () => {
    const answer = await actions.corrections({ articleId }).catch(() => null)
    if (answer?.ok) setKnown(answer.value)
  }, [articleId, actions])
  const { state } = readiness
  // Once the newest text is saved: then it is known whether it is new to readers.
  useEffect(() => {
    if (state === 'known') void askKnown()
  }, [state, askKnown])

  const said = text.trim()
  const isReady = readiness.state === 'known' && (readiness.missing.length === 0 || known?.isTextNew === false)
  const left = longest - text.length

  async function publish() {
    if (readiness.state !== 'known' || !isReady || !said || problem === 'stale') return
    const { seen } = readiness
    await run(async () => {
      const answer = await actions.correct({ articleId, seen, kind: isClarification ? 'clarification' : 'correction', text: said })
      if (!answer.ok && answer.problem === 'unfinished') await look()
      if (answer.ok) forget()
      return answer
    }, onDone)
  }

  return (
    <Panel title="Correct" onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void publish()
        }}
      >
        <TextField
          label="Note to readers"
          hint={left <= few ? `${left} characters left` : 'What was wrong, and what is right. Readers see these very words.'}
          rows={4}
          maxLength={longest}
          isRequired
          value={text}
          onChange={setText}
        />
        <Checkbox className="mt-2" isSelected={isClarification} onChange={setClarification}>
          Nothing was wrong: call it a clarification
        </Checkbox>
        <div className="mt-3">
          {isReady ? (
            <p className="text-ink-soft" role="status">
              {known?.isTextNew === false
                ? 'The text stays as readers have it. The note goes under it, on the page of corrections and into the feeds.'
                : 'Readers get the newest text. The note goes under it, on the page of corrections and into the feeds.'}
            </p>
          ) : (
            <ReadinessView readiness={readiness} heading="Before it can be published:" ready="" />
          )}
        </div>
        {/* What is unfinished is in the list above, looked up anew. */}
        <Problem problem={problem === 'unfinished' ? null : problem} />
        <div className="mt-3 flex justify-end gap-2">
          {(problem === 'stale' || !isReady) && state !== 'looking' ? (
            <Button isDisabled={isBusy} onPress={() => void lookAgain().then(clear)}>
              Look again
            </Button>
          ) : (
            <Button onPress={onClose}>Cancel</Button>
          )}
          <Button type="submit" tone="primary" isDisabled={!isReady || !said || problem === 'stale'} isPending={isBusy}>
            Publish correction
          </Button>
        </div>
      </form>
      {known && known.notes.length > 0 && (
        <CorrectionNotes articleId={articleId} notes={known.notes} withdraw={actions.withdrawCorrection} onChanged={askKnown} />
      )}
    </Panel>
  )
}
