'use client'

import { ImagePlus } from 'lucide-react'
import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Page } from '#components/ui/page.tsx'
import { SearchField } from '#components/ui/search-field.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import type { LibraryPicture } from '#newsroom/media/library.ts'
import { accepted } from './accepted.ts'
import type { LibraryPage as FirstPage } from './ask-library.ts'
import { Dropping } from './dropping.tsx'
import { type Describe, PictureDetail } from './picture-detail.tsx'
import { PictureGrid } from './picture-grid.tsx'
import { UploadList } from './upload-list.tsx'
import { useLibrary } from './use-library.ts'
import { useUploads } from './use-uploads.ts'

/** The newsroom's pictures: look, search, add, and say what is on them. The chosen one stands in the address. */
export function LibraryPage({
  first,
  chosen: asked,
  onDescribe,
}: {
  first: FirstPage
  chosen: LibraryPicture | null
  onDescribe: Describe
}) {
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
      title="Media"
      actions={
        <>
          <SearchField
            label="Search the library"
            placeholder="Search pictures"
            value={library.words}
            onChange={library.search}
            className="w-64 max-w-full max-md:w-44"
          />
          <FileTrigger acceptedFileTypes={accepted} allowsMultiple onSelect={(files) => files && add(files)}>
            <Button tone="primary">
              <ImagePlus size={15} aria-hidden="true" /> Upload
            </Button>
          </FileTrigger>
        </>
      }
    >
      <div className={chosen ? 'lg:grid lg:grid-cols-[minmax(0,1fr)_23rem] lg:gap-6' : ''}>
        <Dropping onFiles={add} className="min-h-[60vh]">
          <UploadList uploads={uploads} onRetry={retry} onDismiss={dismiss} />
          <Results library={library} chosen={chosen?.id} onChoose={open} />
        </Dropping>
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

function Results({
  library,
  chosen,
  onChoose,
}: {
  library: ReturnType<typeof useLibrary>
  chosen?: string
  onChoose: (picture: LibraryPicture) => void
}) {
  if (library.state === 'broken')
    return (
      <EmptyState title="The library does not answer" action={<Button onPress={library.again}>Try again</Button>}>
        The connection may have broken off, or you may be signed out.
      </EmptyState>
    )
  if (library.pictures.length === 0)
    return library.state === 'asking' ? (
      <p className="grid place-items-center py-20 text-ink-faint">
        <Spinner label="Loading the library" size={20} />
      </p>
    ) : library.words ? (
      <EmptyState title={`No picture says “${library.words}”`} action={<Button onPress={() => library.search('')}>Show all</Button>}>
        Every word must stand in the file’s name, caption, credit or alt text.
      </EmptyState>
    ) : (
      <EmptyState title="No pictures yet">
        Drop some here, paste one, or press Upload. JPEG, PNG, WebP, AVIF and GIF, up to 40 MB each.
      </EmptyState>
    )
  return (
    <>
      <PictureGrid pictures={library.pictures} chosen={chosen} onChoose={onChoose} />
      {library.hasMore && (
        <div className="mt-6 flex justify-center">
          <Button isPending={library.state === 'asking'} onPress={library.more}>
            Show older
          </Button>
        </div>
      )}
    </>
  )
}
