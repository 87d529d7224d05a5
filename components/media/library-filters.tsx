'use client'

import { Button } from '#components/ui/button.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { type LibraryPart, libraryParts } from '#newsroom/media/input.ts'
import { useWords } from '#words'
import type { LibraryFilters as Filters } from './use-library.ts'

const all = 'all'
const isPart = (key: unknown): key is LibraryPart => libraryParts.some((part) => part === key)

/** Narrows the library to what somebody must look after, to a place, and to a person shown. */
export function LibraryFilters({ filters, onNarrow }: { filters: Filters; onNarrow: (filters: Filters) => void }) {
  const say = useWords()
  const change = (parts: Filters) => onNarrow({ ...filters, ...parts })
  const choices = [{ id: all, name: say('media.part-all') }, ...libraryParts.map((id) => ({ id, name: say(`media.part-${id}`) }))]
  return (
    <div className="mb-4 flex flex-wrap items-end gap-2">
      <Select
        label={say('media.show')}
        choices={choices}
        selectedKey={filters.part ?? all}
        onSelectionChange={(key) => change({ part: isPart(key) ? key : undefined })}
        className="w-56 max-sm:w-full"
      />
      <TextField
        label={say('media.place')}
        value={filters.place ?? ''}
        onChange={(place) => change({ place: place || undefined })}
        maxLength={200}
        className="w-40 max-sm:flex-1"
      />
      <TextField
        label={say('media.person')}
        value={filters.person ?? ''}
        onChange={(person) => change({ person: person || undefined })}
        maxLength={200}
        className="w-40 max-sm:flex-1"
      />
      {isNarrowed(filters) && (
        <Button tone="quiet" onPress={() => onNarrow({})}>
          {say('everywhere.showAll')}
        </Button>
      )}
    </div>
  )
}

export const isNarrowed = ({ part, place, person }: Filters): boolean => part !== undefined || Boolean(place) || Boolean(person)
