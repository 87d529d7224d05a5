'use client'

import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { type LibraryKind, type LibraryPart, libraryKinds, libraryParts } from '#newsroom/media/library-choices.ts'
import { useWords } from '#words'
import type { LibraryFilters as Filters } from './use-library.ts'

const all = 'all'
const isKind = (key: unknown): key is LibraryKind => libraryKinds.some((kind) => kind === key)
const isPart = (key: unknown): key is LibraryPart => libraryParts.some((part) => part === key)

/** Narrows the library to a kind, to what somebody must look after, to a place, and to a person shown. */
export function LibraryFilters({ filters, onNarrow }: { filters: Filters; onNarrow: (filters: Filters) => void }) {
  const say = useWords()
  const change = (parts: Filters) => onNarrow({ ...filters, ...parts })
  const kinds = [{ id: all, name: say('media.kind-all') }, ...libraryKinds.map((id) => ({ id, name: say(`media.kind-${id}`) }))]
  const choices = [{ id: all, name: say('media.part-all') }, ...libraryParts.map((id) => ({ id, name: say(`media.part-${id}`) }))]
  return (
    <div className="mb-4 flex flex-wrap items-end gap-2">
      <Select
        label={say('media.kind')}
        choices={kinds}
        selectedKey={filters.kind ?? all}
        onSelectionChange={(key) => change({ kind: isKind(key) ? key : undefined })}
        className="w-40 min-w-0 max-sm:flex-1"
      />
      <Select
        label={say('media.show')}
        choices={choices}
        selectedKey={filters.part ?? all}
        onSelectionChange={(key) => change({ part: isPart(key) ? key : undefined })}
        className="w-56 min-w-0 max-sm:flex-1"
      />
      <span aria-hidden="true" className="basis-full sm:hidden" />
      <TextField
        label={say('media.place')}
        value={filters.place ?? ''}
        onChange={(place) => change({ place: place || undefined })}
        maxLength={200}
        className="w-40 max-w-full max-sm:flex-1"
      />
      <TextField
        label={say('media.person')}
        value={filters.person ?? ''}
        onChange={(person) => change({ person: person || undefined })}
        maxLength={200}
        className="w-40 max-w-full max-sm:flex-1"
      />
      {isNarrowed(filters) && (
        <Button tone="quiet" onPress={() => onNarrow({})}>
          {say('everywhere.showAll')}
        </Button>
      )}
    </div>
  )
}

export const isNarrowed = ({ kind, part, place, person }: Filters): boolean =>
  kind !== undefined || part !== undefined || Boolean(place) || Boolean(person)
