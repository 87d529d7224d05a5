'use client'

import { FileUp, Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { Language } from '#lib/languages.ts'
import type { StyleRulesWanted } from '#newsroom/house-style/input.ts'
import type { ShownStyleRule } from '#newsroom/house-style/style-rules.ts'
import { useWords } from '#words'
import { ImportRules } from './import-rules.tsx'
import { RuleForm } from './rule-form.tsx'
import { RuleRow } from './rule-row.tsx'
import { StyleFilters } from './style-filters.tsx'
import { StyleParts } from './style-parts.tsx'
import type { StyleActions } from './words.ts'

type Props = {
  rules: ShownStyleRule[]
  hasMore: boolean
  wanted: StyleRulesWanted
  languages: readonly Language[]
  /** Null for who only reads them. */
  actions: StyleActions | null
}

/** The rules of the house style, by their terms. */
export function StylePage({ rules, hasMore, wanted, languages, actions }: Props) {
  const say = useWords()
  const [open, setOpen] = useState<string | null>(null)
  const close = () => setOpen(null)
  const language = wanted.language ?? languages[0] ?? 'en'
  const isFiltered = Boolean(wanted.query ?? wanted.language)
  const buttons = actions && (
    <>
      <Button onPress={() => setOpen('import')}>
        <FileUp size={15} aria-hidden="true" /> {say('style.import')}
      </Button>
      <Button tone="primary" onPress={() => setOpen('new')}>
        <Plus size={15} aria-hidden="true" /> {say('style.new')}
      </Button>
    </>
  )
  return (
    <StyleParts part="style" mayManage={actions !== null} about={say('style.about')} actions={buttons}>
      <StyleFilters key={wanted.query} wanted={wanted} languages={languages} />
      {actions && open === 'new' && (
        <RuleForm title={say('style.new')} send={say('style.add')} {...{ language, languages }} save={actions.add} onClose={close} />
      )}
      {actions && open === 'import' && <ImportRules {...{ language, languages }} takeIn={actions.takeIn} onClose={close} />}
      {rules.length === 0 && (
        <EmptyState title={say(isFiltered ? 'style.noneFound' : 'style.none')}>
          {!isFiltered && <p className="text-ink-soft">{say(actions ? 'style.noneAbout' : 'style.noneToRead')}</p>}
        </EmptyState>
      )}
      <ul aria-label={say('style.rules')} className={rules.length > 0 ? 'border-line border-t' : ''}>
        {rules.map((rule) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            {...{ languages, actions }}
            isOpen={open === rule.id}
            onOpen={() => setOpen(rule.id)}
            onClose={close}
          />
        ))}
      </ul>
      {hasMore && <p className="py-3 text-ink-soft">{say('style.first100')}</p>}
    </StyleParts>
  )
}
