'use client'

import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Page } from '#components/ui/page.tsx'
import { SearchField } from '#components/ui/search-field.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import type { LibraryPicture } from '#newsroom/media/library.ts'
import { useWords } from '#words'
import type { BinActions } from './delete-picture.tsx'
import { DropArea } from './drop-area.tsx'
import { LibraryBroken } from './library-broken.tsx'
import { isNarrowed, LibraryFilters } from './library-filters.tsx'
import type { LibraryPage as FirstPage } from './library-pages.ts'
import { type DescribeMany, ManyPanel } from './many/many-panel.tsx'
import { type Several, useSeveral } from './many/use-several.ts'
import { type Describe, PictureDetail } from './picture-detail.tsx'
import { PictureGrid } from './picture-grid.tsx'
import type { ReplaceAction } from './replace-picture.tsx'
import { UploadButton } from './upload-button.tsx'
import { UploadList } from './upload-list.tsx'
import { type LibraryFilters as Filters, type Library, useLibrary } from './use-library.ts'
import { useUploads } from './use-uploads.ts'

/** The library: browse, search, add and describe pictures. The chosen picture is in the URL. */
export function LibraryPage({
  first,
  bin,
  filters,
  chosen: asked,
  actions,
}: {
  first: FirstPage
  /** The bin instead of the library. */
  bin?: 'yes'
  filters: Filters
  chosen: LibraryPicture | null
  actions: { describe: Describe; describeMany: DescribeMany; replace: ReplaceAction } & BinActions
}) {
  const say = useWords()
  const library = useLibrary(first, { bin, ...filters })
  const { uploads, add, retry, dismiss } = useUploads(library.put)
  const { chosen, open, described, narrow } = useChosen(library, asked, bin)
  const { several, begin, end } = useSeveral(library.pictures, () => open(null))
  return (
    <Page
      wide
      title={say(bin ? 'media.bin' : 'desk.media')}
      about={bin && say('media.binAbout')}
      actions={<Tools library={library} bin={bin} onFiles={add} onSeveral={several ? undefined : begin} />}
    >
      <div className={chosen || several ? 'lg:grid lg:grid-cols-[minmax(0,1fr)_23rem] lg:gap-6' : ''}>
        <DropArea onFiles={add} className="min-h-[60vh]">
          {!bin && <LibraryFilters filters={library.filters} onNarrow={narrow} />}
          <UploadList uploads={uploads} onRetry={retry} onDismiss={dismiss} />
          <Results library={library} isBin={bin !== undefined} chosen={chosen?.id} onChoose={open} several={several} />
        </DropArea>
        {several && (
          <ManyPanel
            several={several}
            onDescribe={actions.describeMany}
            onDescribed={(pictures) => pictures.forEach(library.put)}
            onEnd={end}
          />
        )}
        {chosen && !several && (
          <PictureDetail
            key={chosen.id}
            picture={chosen}
            onDescribe={actions.describe}
            onReplace={actions.replace}
            bin={actions}
            onMoved={(id) => {
              library.leaveOut(id)
              open(null)
            }}
            onDescribed={described}
            onClose={() => open(null)}
          />
        )}
      </div>
    </Page>
  )
}

/** The picture that is open beside the others. It and the filters are in the address. */
function useChosen(library: Library, asked: LibraryPicture | null, bin?: 'yes') {
  const [opened, setOpened] = useState(asked)
  const chosen = library.pictures.find(({ id }) => id === opened?.id) ?? opened
  return {
    chosen,
    open(picture: LibraryPicture | null) {
      setOpened(picture)
      showInAddress({ ...library.filters, bin, picture: picture?.id })
    },
    described(picture: LibraryPicture) {
      library.put(picture)
      setOpened((now) => (now?.id === picture.id ? picture : now))
    },
    narrow(filters: Filters) {
      library.narrow(filters)
      showInAddress({ ...filters, bin, picture: chosen?.id })
    },
  }
}

function showInAddress(shown: Record<string, string | undefined>): void {
  const query = new URLSearchParams(Object.entries(shown).flatMap(([name, value]) => (value ? [[name, value]] : []))).toString()
  window.history.replaceState(null, '', query ? `?${query}` : window.location.pathname)
}

/** Search and upload, and the way to the bin and back. */
type ToolsProps = { library: Library; bin?: 'yes'; onFiles: (files: Iterable<File>) => void; onSeveral?: () => void }

function Tools({ library, bin, onFiles, onSeveral }: ToolsProps) {
  const say = useWords()
  return (
    <>
      <SearchField
        label={say('media.search')}
        placeholder={say('media.searchHere')}
        value={library.words}
        onChange={library.search}
        className="w-64 max-w-full max-md:w-44"
      />
      {bin ? (
        <LinkButton href="/desk/media">{say('media.backToLibrary')}</LinkButton>
      ) : (
        <>
          <LinkButton href="/desk/media?bin=yes" tone="quiet">
            {say('media.bin')}
          </LinkButton>
          {onSeveral && library.pictures.length > 1 && (
            <Button tone="quiet" onPress={onSeveral}>
              {say('media.chooseSeveral')}
            </Button>
          )}
          <UploadButton onFiles={onFiles} />
        </>
      )}
    </>
  )
}

type ResultsProps = {
  library: Library
  isBin: boolean
  several: Several | null
  chosen?: string
  onChoose: (picture: LibraryPicture) => void
}

function Results({ library, isBin, several, chosen, onChoose }: ResultsProps) {
  const say = useWords()
  if (library.isBroken && library.pictures.length === 0)
    return (
      <EmptyState title={say('media.notAnswering')} action={<Button onPress={library.again}>{say('everywhere.retry')}</Button>}>
        {say('media.notAnsweringAbout')}
      </EmptyState>
    )
  if (library.pictures.length === 0)
    return library.isAsking ? (
      <p className="grid place-items-center py-20 text-ink-faint">
        <Spinner label={say('media.loading')} size={20} />
      </p>
    ) : library.words || isNarrowed(library.filters) ? (
      <EmptyState
        title={library.words ? say('media.noneSays', { words: library.words }) : say('media.noneFound')}
        action={
          <Button
            onPress={() => {
              library.search('')
              library.narrow({})
            }}
          >
            {say('everywhere.showAll')}
          </Button>
        }
      >
        {say(library.words ? 'media.noneSaysAbout' : 'media.noneNarrowedAbout')}
      </EmptyState>
    ) : (
      <EmptyState title={say(isBin ? 'media.binEmpty' : 'media.none')}>{say(isBin ? 'media.binEmptyAbout' : 'media.noneAbout')}</EmptyState>
    )
  return (
    <>
      <PictureGrid pictures={library.pictures} chosen={chosen} onChoose={onChoose} several={several} />
      <LibraryBroken library={library} />
      {library.hasMore && !library.isBroken && (
        <div className="mt-6 flex justify-center">
          <Button isPending={library.isAsking} onPress={library.more}>
            {say('everywhere.showOlder')}
          </Button>
        </div>
      )}
    </>
  )
}
