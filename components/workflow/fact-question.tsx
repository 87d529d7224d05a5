import { Button } from '#components/ui/button.tsx'
import type { FactChange } from '#newsroom/workflow/fact-changes.ts'
import { useFormat, useWords } from '#words'

/** The most facts that are named. */
const mostNamed = 3

/** Asks whether an update that changes facts is a correction. */
export function FactQuestion({
  facts,
  isBusy,
  onCorrect,
  onUpdate,
  onCancel,
}: {
  facts: readonly FactChange[]
  isBusy: boolean
  onCorrect: () => void
  onUpdate: () => void
  onCancel: () => void
}) {
  const say = useWords()
  const format = useFormat()
  const told = [...new Set(facts.map(({ before, after }) => `${before} → ${after || say('workflow.factGone')}`))]
  const more = told.length - mostNamed
  const named = format.list([...told.slice(0, mostNamed), ...(more > 0 ? [say('workflow.factsMore', { count: more })] : [])])
  return (
    <div
      role="alertdialog"
      aria-label={say('workflow.factsAsk')}
      aria-describedby="facts-changed"
      className="mt-3 rounded-md bg-warn-soft p-3"
    >
      <p id="facts-changed" className="wrap-anywhere font-semibold">
        {say('workflow.factsChanged', { facts: named })}
      </p>
      <div className="mt-3 grid gap-2">
        <Button autoFocus tone="primary" onPress={onCorrect}>
          {say('workflow.factsCorrect')}
        </Button>
        <Button isPending={isBusy} onPress={onUpdate}>
          {say('workflow.factsUpdate')}
        </Button>
        <Button tone="quiet" isDisabled={isBusy} onPress={onCancel}>
          {say('workflow.factsBack')}
        </Button>
      </div>
    </div>
  )
}
