import { useState } from 'react'
import { NamedForm } from '#components/taxonomy/named-form.tsx'
import type { AnyProblem } from '#components/ui/request-problems.ts'
import { problemAt } from '#components/ui/request-problems.ts'
import { Select } from '#components/ui/select.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import { type Language, languageFacts } from '#lib/languages.ts'
import type { Outcome } from '#lib/outcome.ts'
import type { StyleRuleProblem } from '#newsroom/house-style/add-style-rule.ts'
import type { StyleRuleSent } from '#newsroom/house-style/input.ts'
import { useWords } from '#words'
import { inWords } from './words.ts'

/** The fields of a rule, new or changed. */
export function RuleForm({
  title,
  send,
  rule,
  language,
  languages,
  save,
  onClose,
}: {
  title: string
  send: string
  rule?: Omit<StyleRuleSent, 'language'>
  language: Language
  languages: readonly Language[]
  save: (rule: StyleRuleSent) => Promise<Outcome<unknown, StyleRuleProblem | 'too-many-rules' | AnyProblem>>
  onClose: () => void
}) {
  const say = useWords()
  const [chosen, choose] = useState(language)
  const { run, outcome } = useAsk(inWords, save, () => say('style.saved'))
  const readRule = (form: HTMLFormElement): StyleRuleSent => {
    const read = (name: string) => String(new FormData(form).get(name) ?? '')
    return { language: chosen, term: read('term'), better: read('better'), why: read('why') }
  }
  return (
    <NamedForm title={title} send={send} onClose={onClose} onSend={(form) => run(readRule(form))}>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label={say('style.term')}
          hint={say('style.termHint')}
          name="term"
          defaultValue={rule?.term}
          maxLength={100}
          autoComplete="off"
          isRequired
          problem={problemAt(say, outcome, 'term') && say('style.wrongTerm')}
        />
        <TextField
          label={say('style.better')}
          hint={say('style.betterHint')}
          name="better"
          defaultValue={rule?.better}
          maxLength={100}
          autoComplete="off"
          problem={problemAt(say, outcome, 'better')}
        />
        <TextField
          label={say('style.why')}
          hint={say('style.whyHint')}
          name="why"
          defaultValue={rule?.why}
          maxLength={300}
          autoComplete="off"
          problem={problemAt(say, outcome, 'why')}
        />
        <LanguageSelect {...{ languages }} language={chosen} onChange={choose} />
      </div>
    </NamedForm>
  )
}

export function LanguageSelect({
  languages,
  language,
  onChange,
}: {
  languages: readonly Language[]
  language: Language
  onChange: (language: Language) => void
}) {
  const say = useWords()
  return (
    <Select
      label={say('style.language')}
      choices={languages.map((one) => ({ id: one, name: languageFacts[one].name }))}
      selectedKey={language}
      onSelectionChange={(key) => onChange(languages.find((one) => one === key) ?? language)}
    />
  )
}
