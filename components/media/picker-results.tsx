import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import type { LibraryItem } from '#newsroom/attachments/whole-library.ts'
import { useWords } from '#words'
import { LibraryBroken } from './library-broken.tsx'
import { LibraryGrid } from './library-grid.tsx'
import type { Library } from './use-library.ts'

/** What one picks from in a panel of the library, or that there is none of it. */
export function PickerResults<Item extends LibraryItem>({
  library,
  items,
  label,
  none,
  onPick,
}: {
  library: Library
  /** Those of the library that may be picked here. */
  items: readonly Item[]
  label: string
  none: { title: string; about: string }
  onPick: (item: Item) => void
}) {
  const say = useWords()
  const isEmpty = items.length === 0
  return (
    <div className="max-h-[min(24rem,50dvh)] min-h-0 overflow-y-auto p-1">
      {library.isAsking && isEmpty && (
        <p className="grid place-items-center py-10 text-ink-faint">
          <Spinner label={say('media.loading')} size={18} />
        </p>
      )}
      {!library.isAsking && !library.isBroken && isEmpty && <EmptyState title={none.title}>{none.about}</EmptyState>}
      <LibraryGrid dense label={label} items={items} onChoose={onPick} />
      <LibraryBroken library={library} />
      {library.hasMore && !library.isBroken && (
        <div className="mt-3 flex justify-center">
          <Button size="small" isPending={library.isAsking} onPress={library.more}>
            {say('everywhere.showOlder')}
          </Button>
        </div>
      )}
    </div>
  )
}
