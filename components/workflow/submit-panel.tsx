'use client'

import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { Stage } from '#newsroom/articles/stages.ts'
import { useWords } from '#words'
import type { PanelProps } from './panel-props.ts'
import { Problem } from './problem.tsx'
import { ReadinessView } from './readiness-view.tsx'
import { useAct } from './use-act.ts'
import { useKeptWords } from './use-kept-words.ts'
import { useReadiness } from './use-readiness.ts'

/** Submits the story to the editors. Lists what is missing, which does not prevent submitting: an editor may add it. */
export function SubmitPanel({
  articleId,
  actions,
  settle,
  refresh,
  onClose,
  onGoTo,
  onDone,
}: PanelProps<{ version: number; stage: Stage }>) {
  const say = useWords()
  const { looked, lookAgain } = useReadiness({ articleId, settle, refresh, readiness: actions.readiness })
  const { isBusy, problem, run } = useAct(refresh)
  const { words: note, setWords: setNote, forget } = useKeptWords(`submit:${articleId}`)

  return (
    <Panel title={say('workflow.submit')} onClose={onClose}>
      <ReadinessView looked={looked} heading={say('workflow.submitBefore')} ready={say('workflow.submitReady')} onGo={onGoTo} />
      <TextField className="mt-3" label={say('workflow.submitNote')} rows={3} maxLength={2000} value={note} onChange={setNote} />
      <p className="mt-2 text-ink-soft">{say('workflow.submitAbout')}</p>
      <Problem problem={problem} />
      <div className="mt-3 flex flex-wrap justify-end gap-2">
        {(looked.state === 'unsaved' || looked.state === 'problem') && (
          <Button onPress={() => void lookAgain()}>{say('workflow.checkAgain')}</Button>
        )}
        <Button
          tone="primary"
          isDisabled={looked.state !== 'known'}
          isPending={isBusy}
          onPress={() =>
            void run(
              () => actions.submit({ articleId, note: note.trim() || undefined }),
              (done) => {
                forget()
                onDone(done)
              },
            )
          }
        >
          {say(looked.state === 'known' && looked.readiness.missing.length > 0 ? 'workflow.submitAsIs' : 'workflow.submit')}
        </Button>
      </div>
    </Panel>
  )
}
