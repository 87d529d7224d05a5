import { type Editor, useEditorState } from '@tiptap/react'
import type { EditorActions } from '#components/editor/actions.ts'
import type { DetailsOnScreen } from '#components/editor/details/changes/use-details.ts'
import { useCommands } from '#components/palette/offer.ts'
import { askAddress } from '#components/ui/ask-address.ts'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { useAnswer } from '#components/ui/use-answer.ts'
import { useRequest } from '#components/ui/use-request.ts'
import type { OfferedTemplate } from '#newsroom/templates/templates.ts'
import { useWords } from '#words'
import { isUnwritten, putTemplate } from './put-template.ts'

type Props = {
  articleId: string
  editor: Editor | null
  details: Pick<DetailsOnScreen, 'details' | 'change'>
  actions: EditorActions['templates']
  onTaken: () => void
}

/** The templates of the story's language and section: above an empty story as buttons, and in the palette always. */
export function TemplateOffer({ articleId, editor, details: { details, change }, actions, onTaken }: Props) {
  const say = useWords()
  const { language, sectionId } = details
  const { value } = useAnswer(['templates', language], (signal) =>
    askAddress<{ templates: OfferedTemplate[] }>(`/desk/templates?language=${language}`, signal),
  )
  const offered = (value?.templates ?? []).filter((one) => one.sectionId === null || sectionId === null || one.sectionId === sectionId)
  const { run, isBusy } = useRequest(actions.take)
  async function take({ id: templateId }: OfferedTemplate): Promise<void> {
    if (!editor) return
    const answer = await run({ articleId, templateId })
    if (!answer.ok) return void notify.problem(say(`problems.${answer.problem}`))
    editor.view.dispatch(putTemplate(editor.state, answer.value))
    editor.view.focus()
    if (sectionId === null && answer.value.sectionId !== null) change({ sectionId: answer.value.sectionId })
    onTaken()
  }
  useCommands(() =>
    offered.map((template) => ({
      id: `template-${template.id}`,
      name: say('templates.take', { name: template.name }),
      also: say('templates.title'),
      run: () => void take(template),
    })),
  )
  const isEmpty = useEditorState({ editor, selector: ({ editor }) => editor !== null && isUnwritten(editor.state.doc) })
  if (!isEmpty || offered.length === 0) return null
  return (
    <section aria-label={say('templates.beginWith')} className="flex flex-wrap items-center gap-1.5 text-sm">
      <p className="text-ink-soft">{say('templates.beginWith')}</p>
      {offered.map((template) => (
        <Button key={template.id} size="small" isDisabled={isBusy} onPress={() => void take(template)}>
          {template.name}
        </Button>
      ))}
    </section>
  )
}
