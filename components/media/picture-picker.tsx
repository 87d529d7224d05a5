'use client'

import { Panel } from '#components/ui/panel.tsx'
import { SearchField } from '#components/ui/search-field.tsx'
import type { LibraryPicture } from '#newsroom/media/library.ts'
import { useWords } from '#words'
import { DropArea } from './drop-area.tsx'
import { isPicture } from './library-grid.tsx'
import { PickerResults } from './picker-results.tsx'
import { UploadButton } from './upload-button.tsx'
import { UploadList } from './upload-list.tsx'
import { useLibrary } from './use-library.ts'
import { useUploads } from './use-uploads.ts'

export type PickedPicture = Pick<
  LibraryPicture,
  'id' | 'hash' | 'state' | 'width' | 'height' | 'alt' | 'caption' | 'credit' | 'thumbhash' | 'rightsEnd' | 'rightsMark'
>

/**
 * The library as a panel: browse, search, or add by button, drop and paste. A picked picture may still be "processing". A single added file
 * is picked at once. Without `onClose` it must be inside a panel of the caller.
 */
export function PicturePicker({
  title,
  onPick,
  onClose,
  className = '',
}: {
  /** Of the panel, where it is no picture like others. */
  title?: string | undefined
  onPick: (picture: PickedPicture) => void
  onClose?: () => void
  className?: string
}) {
  const say = useWords()
  const library = useLibrary(undefined, { kind: 'picture' })
  const { uploads, add, retry, dismiss } = useUploads((picture) => {
    library.put(picture)
    if (uploads.length === 1) onPick(picture)
  })
  const inside = (
    <DropArea onFiles={add} className="flex max-h-full min-h-0 flex-col">
      <div className="mb-3 flex gap-2">
        <SearchField
          label={say('media.search')}
          placeholder={say('media.searchHere')}
          value={library.words}
          onChange={library.search}
          className="min-w-0 flex-1"
        />
        <UploadButton onFiles={add} />
      </div>
      <UploadList uploads={uploads} onRetry={retry} onDismiss={dismiss} />
      <PickerResults
        library={library}
        items={library.items.filter(isPicture)}
        label={say('media.newestFirst')}
        none={{
          title: say(library.words ? 'media.noneFound' : 'media.empty'),
          about: say(library.words ? 'media.noneFoundAbout' : 'media.emptyAbout'),
        }}
        onPick={onPick}
      />
    </DropArea>
  )
  if (!onClose) return <div className={className}>{inside}</div>
  return (
    <Panel title={title ?? say('media.choose')} onClose={onClose} className={className}>
      {inside}
    </Panel>
  )
}
