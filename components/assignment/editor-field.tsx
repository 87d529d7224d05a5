import type { DetailsOnScreen } from '#components/editor/details/changes/use-details.ts'
import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/select.tsx'
import type { Choice } from '#newsroom/articles/choice.ts'
import { useWords } from '#words'

const nobody = 'nobody'

/** Who looks after the story, among its details. `editors`: those to choose from; null for a person who may only see it. */
export function EditorField({
  state: { details, assign },
  editors,
  personId,
}: {
  state: Pick<DetailsOnScreen, 'details' | 'assign'>
  editors: readonly Choice[] | null
  personId: string
}) {
  const say = useWords()
  const { editor } = details
  if (!editors) return <p>{editor ? say('assignment.editorIs', { name: editor.name }) : say('assignment.noEditor')}</p>
  // Who is no editor any more stays the choice until another one is made.
  const choices = editor && !editors.some(({ id }) => id === editor.id) ? [...editors, editor] : editors
  const self = editors.find(({ id }) => id === personId)
  return (
    <div className="grid gap-2">
      <Select
        label={say('assignment.editor')}
        choices={[{ id: nobody, name: say('assignment.nobody') }, ...choices]}
        selectedKey={editor?.id ?? nobody}
        onSelectionChange={(key) => assign(choices.find(({ id }) => id === key) ?? null)}
      />
      {self && editor?.id !== personId && (
        <div>
          <Button size="small" onPress={() => assign(self)}>
            {say('assignment.toMe')}
          </Button>
        </div>
      )}
    </div>
  )
}
