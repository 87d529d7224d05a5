'use client'

import { useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { OrderedList } from '#components/ui/ordered-list.tsx'
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
      <OrderedList
        items={chosen.map((id) => ({ id, name: nameOf(id) }))}
        least={1}
        className="border-line border-y"
        onChange={(items) => setChosen(items.map(({ id }) => id))}
      >
        {({ id, name }, place) => (
          <span className="flex flex-wrap items-center gap-x-2 py-1.5">
            <span className="font-semibold" lang={id} dir={languageFacts[id].direction}>
              {languageFacts[id].name}
            </span>
            <span className="text-ink-soft">{name}</span>
            {place === 0 ? <Badge>{say('settings.first')}</Badge> : <code className="text-ink-soft text-xs">/{id}</code>}
          </span>
        )}
      </OrderedList>
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
          className="min-w-[min(100%,14rem)]"
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

/** Names of languages in the desk's language. */
function useLanguageName(): (language: Language) => string {
  const names = new Intl.DisplayNames(useFormat().locale, { type: 'language' })
  return (language) => names.of(language) ?? language
}

const inWords = (say: Say, problem: 'live-stories' | AnyProblem): string =>
  isAnyProblem(problem) ? say(`problems.${problem}`) : say('settings.languagesRefused')
