'use client'

import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { Outcome } from '#lib/outcome.ts'
import { useWords } from '#words'
import { Problem } from './problem.tsx'
import { useAct } from './use-act.ts'
import { useKeptWords } from './use-kept-words.ts'
import type { ShownProblem } from './words.ts'

/** The panel of an action that needs a text first (a note, a reason), or, without `label`, only a confirmation. */
export function WordsPanel<Value>({
  title,
  about,
  label,
  keptAs,
  button,
  danger,
  ask,
  refresh,
  onClose,
  onDone,
}: {
  title: string
  about: string
  label?: string
  /** The key under which the text is kept in this tab until the action succeeds (use-kept-words.ts). */
  keptAs?: string
  button: string
  danger?: boolean
  ask: (words: string) => Promise<Outcome<Value, ShownProblem>>
  refresh: () => Promise<void>
  onClose: () => void
  onDone: (value: Value, words: string) => void
}) {
  const say = useWords()
  const { words, setWords, forget } = useKeptWords(keptAs)
  const { isBusy, problem, run } = useAct(refresh)
  const said = words.trim()

  return (
    <Panel title={title} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!label || said)
            void run(
              () => ask(said),
              (value) => {
                forget()
                onDone(value, said)
              },
            )
        }}
      >
        <p className="text-ink-soft">{about}</p>
        {label && <TextField className="mt-3" label={label} rows={3} maxLength={2000} isRequired value={words} onChange={setWords} />}
        <Problem problem={problem} />
        <div className="mt-3 flex flex-wrap justify-end gap-2">
          <Button onPress={onClose}>{say('everywhere.cancel')}</Button>
          <Button type="submit" tone={danger ? 'danger' : 'primary'} isDisabled={label !== undefined && !said} isPending={isBusy}>
            {button}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
