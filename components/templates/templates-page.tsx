'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { StyleParts } from '#components/house-style/style-parts.tsx'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { notify } from '#components/ui/notify.ts'
import { undoOffered } from '#components/ui/undo-for-a-minute.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import { type Language, languageFacts } from '#lib/languages.ts'
import type { Choice } from '#newsroom/articles/choice.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import type { TemplateRow } from '#newsroom/templates/templates.ts'
import { useWords } from '#words'
import { TemplateForm } from './template-form.tsx'
import { inWords, type TemplateActions } from './words.ts'

type Props = { templates: TemplateRow[]; languages: readonly Language[]; sections: readonly Choice[]; actions: TemplateActions }

/** What stories can begin with: their blocks, written on a page of their own, and their checklists. */
export function TemplatesPage({ templates, languages, sections, actions }: Props) {
  const say = useWords()
  const [open, setOpen] = useState<string | null>(null)
  const close = () => setOpen(null)
  const add = (
    <Button tone="primary" onPress={() => setOpen('new')}>
      <Plus size={15} aria-hidden="true" /> {say('templates.new')}
    </Button>
  )
  return (
    <StyleParts part="templates" mayManage about={say('templates.about')} actions={add}>
      {open === 'new' && (
        <TemplateForm
          title={say('templates.new')}
          send={say('templates.add')}
          {...{ languages, sections }}
          save={actions.save}
          onClose={close}
        />
      )}
      {templates.length === 0 && (
        <EmptyState title={say('templates.none')}>
          <p className="text-ink-soft">{say('templates.noneAbout')}</p>
        </EmptyState>
      )}
      <ul aria-label={say('templates.title')} className={templates.length > 0 ? 'border-line border-t' : ''}>
        {templates.map((template) => (
          <TemplateLine
            key={template.id}
            {...{ template, languages, sections, actions }}
            isOpen={open === template.id}
            onOpen={() => setOpen(template.id)}
            onClose={close}
          />
        ))}
      </ul>
    </StyleParts>
  )
}

type LineProps = Omit<Props, 'templates'> & { template: TemplateRow; isOpen: boolean; onOpen: () => void; onClose: () => void }

function TemplateLine({ template, languages, sections, actions, isOpen, onOpen, onClose }: LineProps) {
  const say = useWords()
  const { id: templateId, name, language, sectionId, points, body } = template
  const section = sections.find(({ id }) => id === sectionId)?.name ?? say('templates.anySection')
  return (
    <li className="border-line border-b py-2">
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <div className="min-w-0 flex-1 basis-64">
          <p className="wrap-anywhere font-semibold" lang={language}>
            {name}
          </p>
          <p className="text-ink-soft text-xs">
            {[languages.length > 1 ? languageFacts[language].name : '', section, say('templates.points', { count: points.length })]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <p className="wrap-anywhere line-clamp-2 text-ink-soft text-xs" lang={language}>
            {plainText(body) || say('templates.noBlocks')}
          </p>
        </div>
        <div className="flex flex-wrap gap-1.5">
          <LinkButton size="small" href={`/desk/settings/templates/${templateId}`} aria-label={say('templates.writeThis', { name })}>
            {say('templates.write')}
          </LinkButton>
          <Button size="small" aria-label={say('templates.changeThis', { name })} onPress={onOpen}>
            {say('everywhere.edit')}
          </Button>
          <DeleteButton templateId={templateId} name={name} actions={actions} />
        </div>
      </div>
      {isOpen && (
        <TemplateForm
          title={say('templates.changeThis', { name })}
          send={say('everywhere.save')}
          {...{ template, languages, sections, onClose }}
          save={actions.save}
        />
      )}
    </li>
  )
}

/** What was deleted can be put back for a minute. */
function DeleteButton({ templateId, name, actions }: { templateId: string; name: string; actions: TemplateActions }) {
  const say = useWords()
  const putBack = useAsk(inWords, actions.save, () => say('templates.putBack', { name }))
  const remove = useAsk(inWords, actions.remove, () => null)
  async function removeNow() {
    const answer = await remove.run({ templateId })
    if (!answer.ok) return
    const { headline, dek, body, ...template } = answer.value
    const onClick = () => void putBack.run({ ...template, templateId: null, text: { headline, dek, body } })
    notify.done(say('templates.deleted', { name }), { action: { label: say('everywhere.undo'), onClick }, lasts: undoOffered })
  }
  return (
    <Button size="small" aria-label={say('everywhere.removeThing', { name })} isPending={remove.busy} onPress={() => void removeNow()}>
      {say('everywhere.remove')}
    </Button>
  )
}
