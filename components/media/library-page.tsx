'use client'

import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Page } from '#components/ui/page.tsx'
import { SearchField } from '#components/ui/search-field.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import type { LibraryPicture } from '#newsroom/media/library.ts'
import { useWords } from '#words'
import { DropArea } from './drop-area.tsx'
import { LibraryBroken } from './library-broken.tsx'
import { type Describe, PictureDetail } from './picture-detail.tsx'
import { PictureGrid } from './picture-grid.tsx'
import { UploadButton } from './upload-button.tsx'
import { UploadList } from './upload-list.tsx'
import { type LibraryPage as FirstPage, type Library, useLibrary } from './use-library.ts'
import { useUploads } from './use-uploads.ts'

/** The library: browse, search, add and describe pictures. The chosen picture is in the URL. */
export function LibraryPage({
  first,
  chosen: asked,
  onDescribe,
}: {
  first: FirstPage
  chosen: LibraryPicture | null
  onDescribe: Describe
}) {
  const say = useWords()
  const library = useLibrary(first)
  const { uploads, add, retry, dismiss } = useUploads(library.put)
  const [opened, setOpened] = useState<LibraryPicture | null>(asked)
  const chosen = library.pictures.find(({ id }) => id === opened?.id) ?? opened
  const open = (picture: LibraryPicture | null) => {
    setOpened(picture)
    window.history.replaceState(null, '', picture ? `?picture=${picture.id}` : window.location.pathname)
  }
  return (
    <Page
      wide
      title={say('desk.media')}
      actions={
        <>
          <SearchField
            label={say('media.search')}
            placeholder={say('media.searchHere')}
            value={library.words}
            onChange={library.search}
            className="w-64 max-w-full max-md:w-44"
          />
          <UploadButton onFiles={add} />
        </>
      }
    >
      <div className={chosen ? 'lg:grid lg:grid-cols-[minmax(0,1fr)_23rem] lg:gap-6' : ''}>
        <DropArea onFiles={add} className="min-h-[60vh]">
          <UploadList uploads={uploads} onRetry={retry} onDismiss={dismiss} />
          <Results library={library} chosen={chosen?.id} onChoose={open} />
        </DropArea>
        {chosen && (
          <PictureDetail
            key={chosen.id}
            picture={chosen}
            onDescribe={onDescribe}
            onDescribed={(picture) => {
              library.put(picture)
              setOpened((now) => (now?.id === picture.id ? picture : now))
            }}
            onClose={() => open(null)}
          />
        )}
      </div>
    </Page>
  )
}

function Results({ library, chosen, onChoose }: { library: Library; chosen?: string; onChoose: (picture: LibraryPicture) => void }) {
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
    ) : library.words ? (
      <EmptyState
        title={say('media.noneSays', { words: library.words })}
        action={<Button onPress={() => library.search('')}>{say('everywhere.showAll')}</Button>}
      >
        {say('media.noneSaysAbout')}
      </EmptyState>
    ) : (
      <EmptyState title={say('media.none')}>{say('media.noneAbout')}</EmptyState>
    )
  return (
    <>
      <PictureGrid pictures={library.pictures} chosen={chosen} onChoose={onChoose} />
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
