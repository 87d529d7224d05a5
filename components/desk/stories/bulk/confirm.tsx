import { Button } from '#components/ui/button.tsx'
import { useWords } from '#words'

/** The buttons below a panel of the selected stories. */
export function Confirm({
  label,
  isDanger,
  isDisabled,
  onCancel,
  onPress,
}: {
  label: string
  isDanger?: boolean
  isDisabled?: boolean
  onCancel: () => void
  onPress: () => void
}) {
  const say = useWords()
  return (
    <div className="mt-3 flex flex-wrap justify-end gap-2">
      <Button onPress={onCancel}>{say('everywhere.cancel')}</Button>
      <Button tone={isDanger ? 'danger' : 'primary'} isDisabled={isDisabled} onPress={onPress}>
        {label}
      </Button>
    </div>
  )
}
