import { Checkbox } from '#components/ui/checkbox.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { useWords } from '#words'

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
