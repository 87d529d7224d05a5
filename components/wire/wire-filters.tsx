'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { AnySelect } from '#components/ui/any-select.tsx'
import { SearchField } from '#components/ui/search-field.tsx'
import { Select } from '#components/ui/select.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import type { WireWanted } from '#newsroom/wire/input.ts'
import { useWords } from '#words'
import { addressOfWire } from './words.ts'

/** The filters of the wire. They are in the URL, so that a filtered list can be bookmarked. */
export function WireFilters({ wanted, names }: { wanted: WireWanted; names: readonly { id: string; name: string }[] }) {
  const say = useWords()
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const [words, setWords] = useState(wanted.words ?? '')
  const go = (change: Partial<WireWanted>) =>
    startTransition(() => router.replace(addressOfWire({ ...wanted, ...change, item: undefined, after: undefined }), { scroll: false }))
  return (
    <search aria-label={say('wire.filters')} className="mb-3 flex flex-wrap items-center gap-2">
      <SearchField
        label={say('wire.search')}
        placeholder={say('wire.search')}
        value={words}
        onChange={setWords}
        onSubmit={(typed) => go({ words: typed.trim() || undefined })}
        onClear={() => go({ words: undefined })}
        className="w-full sm:w-64"
      />
      <Select
        label={say('wire.show')}
        labelHidden
        choices={(['unread', 'all'] as const).map((one) => ({ id: one, name: say(`wire.show-${one}`) }))}
        selectedKey={wanted.show}
        onSelectionChange={(key) => go({ show: key === 'all' ? 'all' : 'unread' })}
        className="min-w-0 flex-1 sm:w-36 sm:flex-none"
      />
      <AnySelect
        label={say('wire.feed')}
        labelHidden
        anyName={say('wire.anyFeed')}
        choices={names}
        chosen={wanted.feed}
        onChoose={(feed) => go({ feed: feed ?? undefined })}
        className="min-w-0 flex-1 sm:w-48 sm:flex-none"
      />
      {isPending && <Spinner label={say('everywhere.searching')} />}
    </search>
  )
}
