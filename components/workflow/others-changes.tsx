import { Alert } from '#components/ui/alert.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import type { Other } from '#newsroom/workflow/others-changes.ts'

/** Changes of other people are in an update: by name, and only with the editor's word. */
export function OthersChanges({
  others,
  isAgreed,
  onChange,
}: {
  others: readonly Other[]
  isAgreed: boolean
  onChange: (agreed: string[]) => void
}) {
  const names = new Intl.ListFormat('en').format(others.map(({ name }) => name))
  return (
    <div className="mt-3">
      <Alert tone="warn">
        <p>Not all of these changes are yours: {names} made some.</p>
        <Checkbox className="mt-2" isSelected={isAgreed} onChange={(agrees) => onChange(agrees ? others.map(({ id }) => id) : [])}>
          Publish the changes of {names} too
        </Checkbox>
      </Alert>
    </div>
  )
}
