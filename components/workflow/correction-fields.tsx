import { Checkbox } from '#components/ui/checkbox.tsx'
import { TextField } from '#components/ui/text-field.tsx'

/** As many characters as a note may have (db/schema/corrections.ts); said when they run short. */
const [longest, few] = [600, 100]

/** The note that readers get with an update. */
export function CorrectionFields({
  text,
  onText,
  isClarification,
  onClarification,
}: {
  text: string
  onText: (text: string) => void
  isClarification: boolean
  onClarification: (isClarification: boolean) => void
}) {
  const left = longest - text.length
  return (
    <div className="mt-2">
      <TextField
        label="Note to readers"
        hint={
          left <= few
            ? `${left} characters left`
            : 'What was wrong, and what is right. It goes under the text, on the page of corrections and into the feeds.'
        }
        rows={4}
        maxLength={longest}
        isRequired
        autoFocus
        value={text}
        onChange={onText}
      />
      <Checkbox className="mt-2" isSelected={isClarification} onChange={onClarification}>
        Nothing was wrong: call it a clarification
      </Checkbox>
    </div>
  )
}
