import { useState } from 'react'
import { LanguageSelect } from '#components/house-style/rule-form.tsx'
import { NamedForm } from '#components/taxonomy/named-form.tsx'
import { AnySelect } from '#components/ui/any-select.tsx'
import { problemAt } from '#components/ui/request-problems.ts'
import { TextField } from '#components/ui/text-field.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { Language } from '#lib/languages.ts'
import type { Choice } from '#newsroom/articles/choice.ts'
import type { TemplateRow } from '#newsroom/templates/templates.ts'
import { useWords } from '#words'
import { PointFields } from './point-fields.tsx'
import { inWords, type TemplateActions } from './words.ts'

/** The name, language, section and checklist of a template, new or changed. */
export function TemplateForm({
  title,
  send,
  template,
  languages,
  sections,
  save,
  onClose,
}: {
  title: string
  send: string
  template?: TemplateRow
  languages: readonly Language[]
  sections: readonly Choice[]
  save: TemplateActions['save']
  onClose: () => void
}) {
  const say = useWords()
  const [name, setName] = useState(template?.name ?? '')
  const [language, setLanguage] = useState<Language>(template?.language ?? languages[0] ?? 'en')
  const [sectionId, setSection] = useState(template?.sectionId ?? null)
  const [points, setPoints] = useState(template?.points ?? [])
  const { run, outcome } = useAsk(inWords, save, () => say('templates.saved'))
  const kept = points.filter(({ text }) => text.trim() !== '')
  return (
    <NamedForm
      title={title}
      send={send}
      onClose={onClose}
      onSend={() => run({ templateId: template?.id ?? null, name, language, sectionId, points: kept })}
    >
      <TextField
        label={say('templates.name')}
        value={name}
        onChange={setName}
        maxLength={60}
        autoComplete="off"
        isRequired
        problem={problemAt(say, outcome, 'name')}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <LanguageSelect {...{ languages, language }} onChange={setLanguage} />
        <AnySelect
          label={say('templates.section')}
          anyName={say('templates.anySection')}
          choices={sections}
          chosen={sectionId}
          onChoose={setSection}
        />
      </div>
      <PointFields points={points} onChange={setPoints} problem={problemAt(say, outcome, 'points') && say('templates.pointTwice')} />
    </NamedForm>
  )
}
