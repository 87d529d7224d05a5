import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { useWords } from '#words'
import type { Note } from './use-note.ts'

/** The most characters of a note (db/schema/corrections.ts). The number that is left is shown when it gets small. */
export const longestNote = 600
const few = 100

/** The fields of the note to readers. It begins as a draft, and says so. */
export function CorrectionFields({ note: { text, draft, setText, draftAgain, isClarification, setClarification } }: { note: Note }) {
  const say = useWords()
  const left = longestNote - text.length
  const isDraft = draft !== '' && text === draft
  return (
    <div className="mt-2">
      <TextField
        label={say('workflow.note')}
        hint={left <= few ? say('workflow.noteLeft', { count: left }) : say(isDraft ? 'workflow.noteDrafted' : 'workflow.noteHint')}
        rows={4}
        maxLength={longestNote}
        isRequired
        autoFocus
        value={text}
        onChange={setText}
      />
      {draft !== '' && !isDraft && (
        <Button className="mt-2" size="small" tone="quiet" onPress={draftAgain}>
          {say('workflow.noteDraftAgain')}
        </Button>
      )}
      <Checkbox className="mt-2" isSelected={isClarification} onChange={setClarification}>
        {say('workflow.clarification')}
      </Checkbox>
    </div>
  )
}
