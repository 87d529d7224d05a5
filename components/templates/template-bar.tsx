import type { Editor } from '@tiptap/react'
import { ArrowLeft } from 'lucide-react'
import { type RefObject, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import { plainTextOf } from '#newsroom/articles/story-schema.ts'
import type { WrittenTemplate } from '#newsroom/templates/templates.ts'
import { useWords } from '#words'
import { inWords, type WriteTemplate } from './words.ts'

/** Saves the text of a template. */
export function TemplateBar({
  template: { id: templateId, name, version: first },
  editor,
  isChanged,
  write,
  save,
  onSaved,
}: {
  template: WrittenTemplate
  editor: Editor | null
  isChanged: boolean
  write: WriteTemplate
  save: RefObject<() => void>
  onSaved: () => void
}) {
  const say = useWords()
  const [version, setVersion] = useState(first)
  const { run, busy } = useAsk(inWords, write, () => say('templates.blocksSaved'))
  async function saveBlocks() {
    if (!editor || !isChanged || busy) return
    const { doc } = editor.state
    const answer = await run({ templateId, seen: version, ...plainTextOf(doc) })
    if (!answer.ok) return
    setVersion(answer.value.version)
    if (editor.state.doc.eq(doc)) onSaved()
  }
  save.current = () => void saveBlocks()
  return (
    <div className="flex flex-wrap items-center gap-2 px-2 py-1.5 md:px-3">
      <LinkButton href="/desk/settings/templates" tone="quiet" size="small" square aria-label={say('templates.title')}>
        <ArrowLeft size={16} aria-hidden="true" />
      </LinkButton>
      <h1 className="min-w-0 truncate text-ink-soft text-sm">{name}</h1>
      <p className="text-ink-faint text-xs max-sm:hidden">{say('templates.writeAbout')}</p>
      <span className="flex-1" />
      <Button size="small" tone="primary" isPending={busy} isDisabled={!isChanged} onPress={() => void saveBlocks()}>
        {say('everywhere.save')}
      </Button>
    </div>
  )
}
