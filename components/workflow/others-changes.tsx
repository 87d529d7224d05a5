import { Alert } from '#components/ui/alert.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import type { Other } from '#newsroom/workflow/others-changes.ts'
import { useFormat, useWords } from '#words'

/** Names the other people whose changes an update contains. The editor must agree to publish them. */
export function OthersChanges({
  others,
  isAgreed,
  onChange,
}: {
  others: readonly Other[]
  isAgreed: boolean
  onChange: (agreed: string[]) => void
}) {
  const say = useWords()
  const format = useFormat()
  const names = format.list(others.map(({ name }) => name))
  return (
    <div className="mt-3">
      <Alert tone="warn">
        <p>{say('workflow.others', { names })}</p>
        <Checkbox className="mt-2" isSelected={isAgreed} onChange={(agrees) => onChange(agrees ? others.map(({ id }) => id) : [])}>
          {say('workflow.othersInclude', { names })}
        </Checkbox>
      </Alert>
    </div>
  )
}
