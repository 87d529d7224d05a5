'use client'

import { SlidersHorizontal } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useId, useRef, useState, useTransition } from 'react'
import { AnySelect } from '#components/ui/any-select.tsx'
import { Button } from '#components/ui/button.tsx'
import { SearchField } from '#components/ui/search-field.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { stages } from '#lib/stages.ts'
import type { Choice } from '#newsroom/articles/choice.ts'
import { useWords } from '#words'
import { addressOf, type Wanted } from './address.ts'
import { AuthorFilter, type FindAuthors } from './author-filter.tsx'

type Props = {
  wanted: Wanted
  sections: Choice[]
  author: Choice | null
  findAuthors: FindAuthors
}

/** The filters of the list. They are in the URL, so that a filtered list can be bookmarked, shared and revisited. */
export function StoryFilters({ wanted, sections, author, findAuthors }: Props) {
  const say = useWords()
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const chosen = [wanted.stage, wanted.section, wanted.author].filter(Boolean).length
  const [isOpen, setOpen] = useState(chosen > 0)
  const filters = useId()
  const go = (change: Partial<Wanted>) =>
    startTransition(() => router.replace(addressOf({ ...wanted, ...change, after: undefined }), { scroll: false }))
  const [words, setWords] = useTypedWords(wanted.words, (typed) => go({ words: typed }))
  return (
    <search className="mb-3 flex flex-wrap items-center gap-2">
      <SearchField
        label={say('stories.searchLabel')}
        placeholder={say('stories.searchHere')}
        value={words}
        onChange={setWords}
        className="min-w-[min(100%,9rem)] flex-1 sm:w-64 sm:flex-none"
      />
      <Button className="sm:hidden!" aria-expanded={isOpen} aria-controls={filters} onPress={() => setOpen(!isOpen)}>
        <SlidersHorizontal size={15} aria-hidden="true" />
        {chosen > 0 ? say('stories.filterCount', { count: chosen }) : say('stories.filter')}
      </Button>
      <div id={filters} className={`flex-wrap items-center gap-2 max-sm:basis-full sm:contents ${isOpen ? 'flex' : 'max-sm:hidden'}`}>
        <AnySelect
          label={say('stories.stage')}
          labelHidden
          anyName={say('stories.anyStage')}
          choices={stages.map((stage) => ({ id: stage, name: say(`stages.${stage}`) }))}
          chosen={wanted.stage}
          onChoose={(stage) => go({ stage: stage ?? undefined })}
          className="min-w-0 flex-1 sm:w-36 sm:flex-none"
        />
        <AnySelect
          label={say('stories.section')}
          labelHidden
          anyName={say('stories.anySection')}
          choices={sections}
          chosen={wanted.section}
          onChoose={(section) => go({ section: section ?? undefined })}
          className="min-w-0 flex-1 sm:w-40 sm:flex-none"
        />
        <AuthorFilter key={author?.id ?? 'any'} author={author} find={findAuthors} onChoose={(id) => go({ author: id })} />
      </div>
      {isPending && <Spinner label={say('everywhere.searching')} />}
    </search>
  )
}

/** The search words as they are typed. The search starts after a short pause in typing. */
function useTypedWords(wanted: readonly string[], search: (words: string[]) => void) {
  const asked = wanted.join(' ')
  const [words, setWords] = useState(asked)
  const latest = useRef(search)
  latest.current = search
  useEffect(() => {
    const typed = words.split(/\s+/).filter(Boolean)
    if (typed.join(' ') === asked) return
    const timer = setTimeout(() => latest.current(typed), 200)
    return () => clearTimeout(timer)
  }, [words, asked])
  return [words, setWords] as const
}
