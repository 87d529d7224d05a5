import { Checkbox } from '#components/ui/checkbox.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { useWords } from '#words'

/** The most characters of a note (db/schema/corrections.ts). The number that is left is shown when it gets small. */
const [longest, few] = [600, 100]

/** The fields of the note to readers. */
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
  const say = useWords()
  const left = longest - text.length
  return (
    <div className="mt-2">
      <TextField
        label={say('workflow.note')}
        hint={left <= few ? say('workflow.noteLeft', { count: left }) : say('workflow.noteHint')}
        rows={4}
        maxLength={longest}
        isRequired
        autoFocus
        value={text}
        onChange={onText}
      />
      <Checkbox className="mt-2" isSelected={isClarification} onChange={onClarification}>
        {say('workflow.clarification')}
      </Checkbox>
    </div>
  )
}
