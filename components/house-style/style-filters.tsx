import { useRouter } from 'next/navigation'
import { AnySelect } from '#components/ui/any-select.tsx'
import { SearchField } from '#components/ui/search-field.tsx'
import { type Language, languageFacts } from '#lib/languages.ts'
import type { StyleRulesWanted } from '#newsroom/house-style/input.ts'
import { useWords } from '#words'
import { addressOfStyle } from './words.ts'

/** Finds rules by their words and their language. The filters are in the URL, so that a filtered list can be revisited. */
export function StyleFilters({ wanted, languages }: { wanted: StyleRulesWanted; languages: readonly Language[] }) {
  const say = useWords()
  const router = useRouter()
  const go = (change: Partial<StyleRulesWanted>) => router.replace(addressOfStyle({ ...wanted, ...change }), { scroll: false })
  return (
    <search aria-label={say('style.find')} className="mb-3 flex flex-wrap items-center gap-2">
      <SearchField
        label={say('style.find')}
        placeholder={say('style.find')}
        defaultValue={wanted.query ?? ''}
        onSubmit={(typed) => go({ query: typed.trim() || undefined })}
        onClear={() => go({ query: undefined })}
        className="w-full sm:w-64"
      />
      {languages.length > 1 && (
        <AnySelect
          label={say('style.language')}
          labelHidden
          anyName={say('style.anyLanguage')}
          choices={languages.map((one) => ({ id: one, name: languageFacts[one].name }))}
          chosen={wanted.language}
          onChoose={(language) => go({ language: language ?? undefined })}
          className="min-w-0 flex-1 sm:w-44 sm:flex-none"
        />
      )}
    </search>
  )
}
