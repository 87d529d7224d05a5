'use client'

import type { Editor } from '@tiptap/core'
import { type FormEvent, useState } from 'react'
import { inWords, type SnippetActions } from '#components/snippets/words.ts'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { notify } from '#components/ui/notify.ts'
import { Panel } from '#components/ui/panel.tsx'
import { problemAt } from '#components/ui/request-problems.ts'
import { TextField } from '#components/ui/text-field.tsx'
import { useRequest } from '#components/ui/use-request.ts'
import type { Say } from '#components/ui/words/say.ts'
import { useWords } from '#words'
import { takeBlocks } from './take-blocks.ts'

/** Saves the selected blocks under a name. One of that name is replaced after a question. */
export function SnippetPanel({ editor, actions, onClose }: { editor: Editor; actions: SnippetActions; onClose: () => void }) {
  const say = useWords()
  const [body] = useState(() => takeBlocks(editor.state))
  const [name, setName] = useState('')
  const [isForAll, setForAll] = useState(false)
  const { run, isBusy, outcome, clear } = useRequest(actions.save)
  const isThere = outcome !== null && !outcome.ok && outcome.problem === 'there-already'
  const problem = outcome && !outcome.ok && !problemAt(say, outcome, 'name') ? problemOf(say, outcome.problem) : null
  const change = (typed: string) => {
    setName(typed)
    clear()
  }
  const chooseForAll = (chosen: boolean) => {
    setForAll(chosen)
    clear()
  }
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (!body) return
    const answer = await run({ name, body, isForAll, replaces: isThere })
    if (!answer.ok) return
    notify.done(say('snippets.saved', { name }))
    actions.onSaved()
    onClose()
  }
  return (
    <Panel title={say('snippets.save')} onClose={onClose} className="absolute top-2 right-0 z-30 w-[min(24rem,100%)]">
      {!body && <p className="text-ink-soft">{say('snippets.noBlocks')}</p>}
      {body && (
        <form noValidate onSubmit={submit} className="grid gap-3">
          <p className="text-ink-soft">{say('snippets.blocks', { count: body.content.length })}</p>
          <TextField
            label={say('snippets.name')}
            value={name}
            onChange={change}
            maxLength={60}
            autoComplete="off"
            isRequired
            problem={problemAt(say, outcome, 'name')}
          />
          {actions.mayForAll && (
            <Checkbox isSelected={isForAll} onChange={chooseForAll} hint={say('snippets.forAllHint')}>
              {say('snippets.forAll')}
            </Checkbox>
          )}
          {problem && (
            <Alert tone="warn" live>
              {problem}
            </Alert>
          )}
          <div>
            <Button type="submit" tone="primary" isPending={isBusy}>
              {say(isThere ? 'snippets.replace' : 'everywhere.save')}
            </Button>
          </div>
        </form>
      )}
    </Panel>
  )
}

/** What is not right besides the name can only be the length of the blocks. */
const problemOf = (say: Say, problem: Parameters<typeof inWords>[1]): string =>
  problem === 'invalid' ? say('snippets.tooLong') : inWords(say, problem)
