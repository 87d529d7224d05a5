'use client'

import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { type AnyProblem, isAnyProblem } from '#components/ui/request-problems.ts'
import { Select } from '#components/ui/select.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { Say } from '#components/ui/words/say.ts'
import { languages as known, type Language, languageFacts } from '#lib/languages.ts'
import type { Outcome, RequestProblem } from '#lib/outcome.ts'
import type { LiveIn } from '#newsroom/settings/set-languages.ts'
import { useFormat, useWords } from '#words'

type Save = (input: { languages: Language[] }) => Promise<Outcome<{ languages: Language[] }, 'live-stories' | RequestProblem>>

/** The paper's languages, in order. Nothing changes until it is saved. */
export function LanguagesForm({ published, save }: { published: readonly Language[]; save: Save }) {
  const say = useWords()
  const [chosen, setChosen] = useState(published)
  const { run, busy, outcome } = useAsk(inWords, save, () => say('settings.languagesSaved'))
  const nameOf = useLanguageName()
  const live = outcome && !outcome.ok && outcome.problem === 'live-stories' ? ((outcome.detail?.languages ?? []) as LiveIn[]) : [] // set by set-languages.ts

  return (
    <div className="grid max-w-xl gap-3">
      <ol className="border-line border-t">
        {chosen.map((language) => (
          <LanguageRow key={language} language={language} chosen={chosen} onChange={setChosen} />
        ))}
      </ol>
      {live.length > 0 && (
        <Alert tone="danger" live>
          {live.map(({ language, stories }) => (
            <p key={language}>{say('settings.liveStories', { language: nameOf(language), count: stories })}</p>
          ))}
        </Alert>
      )}
      <div className="flex flex-wrap items-end gap-3">
        <Select
          label={say('settings.addLanguage')}
          className="min-w-56"
          choices={known.filter((language) => !chosen.includes(language)).map((id) => ({ id, name: nameOf(id) }))}
          selectedKey={null}
          onSelectionChange={(key) => setChosen([...chosen, ...known.filter((language) => language === key)])}
        />
        <Button
          tone="primary"
          isPending={busy}
          isDisabled={String(chosen) === String(published)}
          onPress={() => void run({ languages: [...chosen] })}
        >
          {say('settings.saveLanguages')}
        </Button>
      </div>
    </div>
  )
}

type RowProps = { language: Language; chosen: readonly Language[]; onChange: (chosen: readonly Language[]) => void }

function LanguageRow({ language, chosen, onChange }: RowProps) {
  const say = useWords()
  const name = useLanguageName()(language)
  const place = chosen.indexOf(language)
  const move = (by: number) => onChange(chosen.toSpliced(place, 1).toSpliced(place + by, 0, language))
  return (
    <li className="flex items-center gap-2 border-line border-b py-1.5">
      <span className="font-semibold" lang={language} dir={languageFacts[language].direction}>
        {languageFacts[language].name}
      </span>
      <span className="text-ink-soft">{name}</span>
      {place === 0 ? <Badge>{say('settings.first')}</Badge> : <code className="text-ink-soft text-xs">/{language}</code>}
      <span className="ml-auto flex gap-1">
        <IconButton label={say('settings.moveUp', { language: name })} isDisabled={place === 0} onPress={() => move(-1)}>
          <ArrowUp size={15} aria-hidden="true" />
        </IconButton>
        <IconButton label={say('settings.moveDown', { language: name })} isDisabled={place === chosen.length - 1} onPress={() => move(1)}>
          <ArrowDown size={15} aria-hidden="true" />
        </IconButton>
        <IconButton
          label={say('settings.removeLanguage', { language: name })}
          isDisabled={chosen.length === 1}
          onPress={() => onChange(chosen.toSpliced(place, 1))}
        >
          <X size={15} aria-hidden="true" />
        </IconButton>
      </span>
    </li>
  )
}

function IconButton({ label, ...props }: { label: string; isDisabled: boolean; onPress: () => void; children: React.ReactNode }) {
  return <Button tone="quiet" size="small" square aria-label={label} {...props} />
}

/** Names of languages in the desk's language. */
function useLanguageName(): (language: Language) => string {
  const names = new Intl.DisplayNames(useFormat().locale, { type: 'language' })
  return (language) => names.of(language) ?? language
}

const inWords = (say: Say, problem: 'live-stories' | AnyProblem): string =>
  isAnyProblem(problem) ? say(`problems.${problem}`) : say('settings.languagesRefused')
