'use client'

import { useEffect, useRef, useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { askAddress } from '#components/ui/ask-address.ts'
import { Panel } from '#components/ui/panel.tsx'
import { SearchField } from '#components/ui/search-field.tsx'
import { Select } from '#components/ui/select.tsx'
import type { LibraryFile, ListedFile } from '#newsroom/attachments/library-files.ts'
import type { LibraryItem } from '#newsroom/attachments/whole-library.ts'
import { useWords } from '#words'
import { isPicture } from '../library-grid.tsx'
import { PickerResults } from '../picker-results.tsx'
import { useLibrary } from '../use-library.ts'

/** What stands in a story as a file. */
const kinds = ['audio', 'video', 'document'] as const
const isKind = (key: unknown): key is (typeof kinds)[number] => kinds.some((kind) => kind === key)
const isFile = (item: LibraryItem): item is ListedFile => !isPicture(item)

/** The sounds, videos and documents of the library as a panel, one kind at a time. */
export function FilePicker({
  onPick,
  onClose,
  className = '',
}: {
  onPick: (file: LibraryFile) => void
  onClose: () => void
  className?: string
}) {
  const say = useWords()
  const library = useLibrary(undefined, { kind: 'audio' })
  const { pick, isBroken } = usePicked(onPick)
  return (
    <Panel title={say('media.chooseFile')} onClose={onClose} className={className}>
      <div className="mb-3 flex flex-wrap items-end gap-2">
        <Select
          label={say('media.kind')}
          choices={kinds.map((id) => ({ id, name: say(`media.kind-${id}`) }))}
          selectedKey={library.filters.kind ?? null}
          onSelectionChange={(key) => isKind(key) && library.narrow({ kind: key })}
          className="w-40 min-w-0"
        />
        <SearchField
          label={say('media.search')}
          placeholder={say('media.searchFiles')}
          value={library.words}
          onChange={library.search}
          className="min-w-48 flex-1"
        />
      </div>
      {isBroken && (
        <Alert tone="danger" live>
          {say('media.fileNotTaken')}
        </Alert>
      )}
      <PickerResults
        library={library}
        items={library.items.filter(isFile)}
        label={say('media.allNewestFirst')}
        none={{ title: say('media.noneFound'), about: say('media.noFilesAbout') }}
        onPick={(file) => void pick(file)}
      />
    </Panel>
  )
}

/** A list has no transcripts: the picked file is asked for first. Only the last one picked counts, and none once the panel is closed. */
function usePicked(onPick: (file: LibraryFile) => void) {
  const [isBroken, setBroken] = useState(false)
  const asking = useRef<AbortController>(undefined)
  useEffect(() => () => asking.current?.abort(), [])
  async function pick({ id }: ListedFile): Promise<void> {
    setBroken(false)
    asking.current?.abort()
    asking.current = new AbortController()
    const { signal } = asking.current
    const answer = await askAddress<{ file: LibraryFile }>(`/api/attachments/${id}`, signal)
    if (signal.aborted) return
    if (answer.ok && answer.value.file.deletedAt === null) onPick(answer.value.file)
    else setBroken(true)
  }
  return { pick, isBroken }
}
