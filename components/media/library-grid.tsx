'use client'

import { Check, ImageOff } from 'lucide-react'
import { type Key, ListBox, ListBoxItem } from 'react-aria-components'
import { Spinner } from '#components/ui/spinner.tsx'
import type { LibraryItem } from '#newsroom/attachments/whole-library.ts'
import type { LibraryPicture } from '#newsroom/media/library.ts'
import { useWords } from '#words'
import { RightsBadge } from './facts/rights-badge.tsx'
import { FileTile } from './files/file-tile.tsx'
import type { Several } from './many/use-several.ts'
import { Thumb } from './thumb.tsx'

export const isPicture = (item: LibraryItem): item is LibraryPicture => item.kind === 'picture'

/** A grid of the library; arrow keys move in it. `chosen` is highlighted; `onChoose` is called on click and Enter. */
export function LibraryGrid<Item extends LibraryItem>({
  label,
  items,
  chosen,
  onChoose,
  several,
  dense = false,
}: {
  /** What the grid is called. */
  label: string
  items: readonly Item[]
  chosen?: string
  onChoose: (item: Item) => void
  /** Several are being chosen; they are then not opened. */
  several?: Several | null
  dense?: boolean
}) {
  const open = (key: Key) => {
    const item = items.find(({ id }) => id === key)
    if (item) onChoose(item)
  }
  return (
    <ListBox
      aria-label={label}
      layout="grid"
      selectionMode={several ? 'multiple' : 'none'}
      selectedKeys={several?.ids ?? []}
      onSelectionChange={(keys) => several?.choose(keys === 'all' ? items.map(({ id }) => id) : [...keys].map(String))}
      items={items}
      dependencies={[chosen, several]}
      onAction={several ? undefined : open}
      className={`grid outline-none ${dense ? 'grid-cols-[repeat(auto-fill,minmax(min(100%,7.5rem),1fr))] gap-2' : 'grid-cols-[repeat(auto-fill,minmax(min(100%,9.5rem),1fr))] gap-x-3 gap-y-4'}`}
    >
      {(item) => (
        <ListBoxItem
          id={item.id}
          textValue={isPicture(item) ? item.alt || item.caption || item.name : item.title || item.name}
          data-chosen={item.id === chosen || undefined}
          className="group min-w-0 cursor-pointer rounded-md outline-none"
        >
          {isPicture(item) ? <Tile picture={item} isDense={dense} /> : <FileTile file={item} />}
        </ListBoxItem>
      )}
    </ListBox>
  )
}

function Tile({ picture, isDense }: { picture: LibraryPicture; isDense: boolean }) {
  const say = useWords()
  return (
    <>
      <span className="relative block aspect-4/3 overflow-hidden rounded-md bg-sunken ring-accent ring-offset-2 ring-offset-canvas group-hover:opacity-90 group-data-chosen:ring-2 group-data-focus-visible:ring-2 group-data-selected:ring-4">
        <Thumb picture={picture} wanted={320} alt={picture.alt || (isDense ? picture.caption || picture.name : '')} />
        {picture.rightsMark && (
          <span className="absolute top-1.5 left-1.5 max-w-[calc(100%-0.75rem)] overflow-hidden">
            <RightsBadge mark={picture.rightsMark} until={picture.rightsEnd} />
          </span>
        )}
        <span
          aria-hidden="true"
          className="absolute bottom-1.5 left-1.5 hidden size-6 place-items-center rounded-full bg-accent text-on-accent group-data-selected:grid"
        >
          <Check size={14} strokeWidth={3} />
        </span>
        {picture.state === 'processing' && (
          <span className="absolute right-1.5 bottom-1.5 grid size-6 place-items-center rounded-full bg-surface text-ink-soft">
            <Spinner label={say('media.beingMade')} />
          </span>
        )}
      </span>
      {!isDense && (
        <span className="mt-1 block">
          <span className="block truncate text-ink text-xs">{picture.caption || picture.name}</span>
          <span className="flex items-center gap-1 truncate text-2xs text-ink-faint">
            {picture.alt === '' ? (
              <>
                <ImageOff size={11} aria-hidden="true" /> {say('media.noAlt')}
              </>
            ) : (
              picture.credit || `${picture.width} × ${picture.height}`
            )}
          </span>
        </span>
      )}
    </>
  )
}
