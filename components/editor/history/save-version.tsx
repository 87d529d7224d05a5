import { type FormEvent, useState } from 'react'
import type { HistoryActions } from '#components/editor/actions.ts'
import { useCommands } from '#components/palette/offer.ts'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { TextField } from '#components/ui/text-field.tsx'
import { useRequest } from '#components/ui/use-request.ts'
import { no } from '#lib/outcome.ts'
import { longestVersionName } from '#newsroom/articles/limits.ts'
import { useWords } from '#words'
import { historyProblem } from './history-problem.ts'

/** Saves the story as it is on the screen as a version, with a name if one likes. */
export function SaveVersion({
  articleId,
  flush,
  save,
  onSaved,
}: {
  articleId: string
  flush: () => Promise<number | null>
  save: HistoryActions['save']
  onSaved: () => void
}) {
  const say = useWords()
  const [name, setName] = useState<string | null>(null)
  const { run, isBusy, outcome } = useRequest(async (chosen: string) => {
    const seenVersion = await flush()
    return seenVersion === null ? no('unsaved') : save({ articleId, seenVersion, name: chosen })
  })
  useCommands(() => (name === null ? [{ id: 'save-version', name: say('history.save'), run: () => setName('') }] : []))
  if (name === null)
    return (
      <Button size="small" onPress={() => setName('')}>
        {say('history.save')}
      </Button>
    )
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await run(name)).ok) return
    setName(null)
    notify.done(say('history.saved'))
    onSaved()
  }
  return (
    <form className="grid gap-2" onSubmit={(event) => void submit(event)}>
      <TextField autoFocus label={say('history.name')} maxLength={longestVersionName} value={name} onChange={setName} />
      {outcome && !outcome.ok && (
        <p className="text-danger" role="alert">
          {historyProblem(say, outcome.problem)}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="small" tone="primary" isPending={isBusy}>
          {say('history.saveNow')}
        </Button>
        <Button size="small" tone="quiet" onPress={() => setName(null)}>
          {say('everywhere.cancel')}
        </Button>
      </div>
    </form>
  )
}
