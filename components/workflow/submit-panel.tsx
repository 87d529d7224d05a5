'use client'

import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { Stage } from '#newsroom/articles/stages.ts'
import type { PanelProps } from './panel-props.ts'
import { Problem } from './problem.tsx'
import { ReadinessView } from './readiness-view.tsx'
import { useAct } from './use-act.ts'
import { useKeptWords } from './use-kept-words.ts'
import { useReadiness } from './use-readiness.ts'

/** Hands the story to the editors. What is missing is told, and keeps nobody: an editor may fill it in. */
export function SubmitPanel({
  articleId,
  actions,
  settle,
  refresh,
  onClose,
  onGoTo,
  onDone,
}: PanelProps<{ version: number; stage: Stage }>) {
  const { looked, lookAgain } = useReadiness({ articleId, settle, refresh, readiness: actions.readiness })
  const { isBusy, problem, run } = useAct(refresh)
  const { words: note, setWords: setNote, forget } = useKeptWords(`submit:${articleId}`)

  return (
    <Panel title="Submit" onClose={onClose}>
      <ReadinessView
        looked={looked}
        heading="An editor will need this before publishing:"
        ready="Nothing is missing. An editor publishes it or sends it back with a note; you can go on writing."
        onGo={onGoTo}
      />
      <TextField className="mt-3" label="Note to the editor (optional)" rows={3} maxLength={2000} value={note} onChange={setNote} />
      <p className="mt-2 text-ink-soft">Every editor sees it under “Awaiting an editor”. You can take it back until it is published.</p>
      <Problem problem={problem} />
      <div className="mt-3 flex justify-end gap-2">
        {(looked.state === 'unsaved' || looked.state === 'problem') && <Button onPress={() => void lookAgain()}>Check again</Button>}
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
          {looked.state === 'known' && looked.readiness.missing.length > 0 ? 'Submit as it is' : 'Submit'}
        </Button>
      </div>
    </Panel>
  )
}
