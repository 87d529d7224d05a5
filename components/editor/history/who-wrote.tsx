import type { Editor } from '@tiptap/core'
import type { HistoryActions } from '#components/editor/actions.ts'
import { whenInWords } from '#components/editor/notices/when.ts'
import { Button } from '#components/ui/button.tsx'
import { useRequest } from '#components/ui/use-request.ts'
import { no } from '#lib/outcome.ts'
import type { WhoWrote as Answer } from '#newsroom/articles/who-wrote.ts'
import { useFormat, useWords } from '#words'
import { historyProblem } from './history-problem.ts'

/** Says who inserted the selected characters. The selection stays while the panel has the focus. */
export function WhoWrote({
  articleId,
  editor,
  flush,
  ask,
}: {
  articleId: string
  editor: Editor | null
  flush: () => Promise<number | null>
  ask: HistoryActions['whoWrote']
}) {
  const say = useWords()
  const { run, isBusy, outcome } = useRequest(async () => {
    // The log knows positions in what it has: with the selection as it is after that.
    const seenVersion = await flush()
    if (seenVersion === null) return no('unsaved')
    const ranges = editor ? selectedTexts(editor) : []
    return ranges.length === 0 ? no('nothing') : ask({ articleId, seenVersion, ranges })
  })
  return (
    <div className="grid gap-2">
      <Button size="small" isPending={isBusy} onPress={() => void run(undefined)}>
        {say('history.who')}
      </Button>
      <div role="status">
        {outcome?.ok && <Writers {...outcome.value} />}
        {outcome && !outcome.ok && (
          <p className="text-ink-soft">{outcome.problem === 'nothing' ? say('history.whoSelect') : historyProblem(say, outcome.problem)}</p>
        )}
      </div>
    </div>
  )
}

function Writers({ writers, older }: Answer) {
  const say = useWords()
  const format = useFormat()
  return (
    <ul aria-label={say('history.whoAnswer')} className="grid gap-1 rounded-md bg-sunken px-3 py-2">
      {writers.map(({ id, name, characters, at }) => (
        <li key={id ?? 'program'}>
          {say('history.whoWrote', { name: name ?? say('history.program'), count: characters, date: whenInWords(format, at) })}
        </li>
      ))}
      {older > 0 && <li>{say('history.whoOlder', { count: older })}</li>}
    </ul>
  )
}

/** The most places that are asked about: a selection of a whole story has one for each line. */
const mostRanges = 500

function selectedTexts({ state: { doc, selection } }: Editor): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = []
  doc.nodesBetween(selection.from, selection.to, (node, at) => {
    if (!node.isText) return
    ranges.push({ from: Math.max(at, selection.from), to: Math.min(at + node.nodeSize, selection.to) })
  })
  return ranges.filter(({ from, to }) => from < to).slice(0, mostRanges)
}
