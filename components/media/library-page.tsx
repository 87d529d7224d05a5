'use client'

import { type ComponentProps, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Page } from '#components/ui/page.tsx'
import { SearchField } from '#components/ui/search-field.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import type { LibraryItem } from '#newsroom/attachments/whole-library.ts'
import { useWords } from '#words'
import { acceptedAnywhere } from './accepted-types.ts'
import type { CropAction } from './crops/crop-dialog.tsx'
import type { BinActions } from './delete-from-library.tsx'
import { DropArea } from './drop-area.tsx'
import type { DescribeFile } from './files/file-detail.tsx'
import { OpenFile } from './files/open-file.tsx'
import { LibraryBroken } from './library-broken.tsx'
import { isNarrowed, LibraryFilters } from './library-filters.tsx'
import { isPicture, LibraryGrid } from './library-grid.tsx'
import type { LibraryPage as FirstPage } from './library-pages.ts'
import { ManyPanel } from './many/many-panel.tsx'
import type { DescribeMany } from './many/tell-many.ts'
import { type Several, useSeveral } from './many/use-several.ts'
import { type Describe, PictureDetail } from './picture-detail.tsx'
import type { ReplaceAction } from './replace-picture.tsx'
import { UnfinishedUploads } from './unfinished-uploads.tsx'
import { UploadButton } from './upload-button.tsx'
import { UploadList } from './upload-list.tsx'
import { type LibraryFilters as Filters, type Library, useLibrary } from './use-library.ts'
import { useUploads } from './use-uploads.ts'

export type LibraryActions = {
  describe: Describe
  crop: CropAction
  describeMany: DescribeMany
  replace: ReplaceAction
  picture: BinActions
  describeFile: DescribeFile
  file: BinActions
}

/** The library: browse, search, add and describe pictures, sounds, videos and documents. What is open is in the address. */
export function LibraryPage({
  first,
  bin,
  filters,
  chosen: asked,
  actions,
  personId,
}: {
  first: FirstPage
  /** The bin instead of the library. */
  bin?: 'yes'
  filters: Filters
  chosen: LibraryItem | null
  actions: LibraryActions
  /** Who is here: their files go on after a reload. */
  personId: string
}) {
  const say = useWords()
  const library = useLibrary(first, { bin, ...filters })
  const { uploads, add, retry, pause, dismiss } = useUploads(library.put, { onFile: library.put, personId })
  const { chosen, open, described, narrow } = useChosen(library, asked, bin)
  const choosable = library.items.filter(isChoosable)
  const { several, begin, end } = useSeveral(choosable, () => open(null))
  return (
    <Page
      wide
      title={say(bin ? 'media.bin' : 'desk.media')}
      about={bin && say('media.binAbout')}
      actions={<Tools library={library} bin={bin} onFiles={add} onSeveral={several || choosable.length < 2 ? undefined : begin} />}
    >
      <div className={chosen || several ? 'lg:grid lg:grid-cols-[minmax(0,1fr)_23rem] lg:gap-6' : ''}>
        <DropArea onFiles={add} className="min-h-[60vh]">
          {!bin && <LibraryFilters filters={library.filters} onNarrow={narrow} />}
          <Uploads uploads={uploads} onRetry={retry} onPause={pause} onDismiss={dismiss} />
          <Results library={library} isBin={bin !== undefined} chosen={chosen?.id} onChoose={open} several={several} />
        </DropArea>
        {several && (
          <ManyPanel several={several} onDescribe={actions.describeMany} onDescribed={(items) => items.forEach(library.put)} onEnd={end} />
        )}
        {chosen && !several && (
          <Detail
            item={chosen}
            actions={actions}
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

/** Captions belong to their video, and have nothing in common that could be said. */
const isChoosable = ({ kind }: LibraryItem): boolean => kind !== 'captions'

/** What is on its way, and what was left there before. */
function Uploads(props: ComponentProps<typeof UploadList>) {
  return (
    <>
      <UploadList {...props} />
      <UnfinishedUploads uploads={props.uploads} />
    </>
  )
}

type DetailProps = {
  item: LibraryItem
  actions: LibraryActions
  onMoved: (id: string) => void
  onDescribed: (item: LibraryItem) => void
  onClose: () => void
}

function Detail({ item, actions, ...on }: DetailProps) {
  return isPicture(item) ? (
    <PictureDetail
      key={item.id}
      picture={item}
      onDescribe={actions.describe}
      onCrop={actions.crop}
      onReplace={actions.replace}
      bin={actions.picture}
      {...on}
    />
  ) : (
    <OpenFile key={item.id} file={item} onDescribe={actions.describeFile} bin={actions.file} {...on} />
  )
}

/** What is open beside the others. It and the filters are in the address. */
function useChosen(library: Library, asked: LibraryItem | null, bin?: 'yes') {
  const [opened, setOpened] = useState(asked)
  const chosen = library.items.find(({ id }) => id === opened?.id) ?? opened
  return {
    chosen,
    open(item: LibraryItem | null) {
      setOpened(item)
      showInAddress({ ...library.filters, bin, ...nameInAddress(item) })
    },
    described(item: LibraryItem) {
      library.put(item)
      setOpened((now) => (now?.id === item.id ? item : now))
    },
    narrow(filters: Filters) {
      library.narrow(filters)
      showInAddress({ ...filters, bin, ...nameInAddress(chosen) })
    },
  }
}

const nameInAddress = (item: LibraryItem | null) => (item === null ? {} : isPicture(item) ? { picture: item.id } : { file: item.id })

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
        placeholder={say('media.searchAll')}
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
          {onSeveral && (
            <Button tone="quiet" onPress={onSeveral}>
              {say('media.chooseSeveral')}
            </Button>
          )}
          <UploadButton onFiles={onFiles} accepted={acceptedAnywhere} />
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
  onChoose: (item: LibraryItem) => void
}

function Results({ library, isBin, several, chosen, onChoose }: ResultsProps) {
  const say = useWords()
  if (library.isBroken && library.items.length === 0)
    return (
      <EmptyState title={say('media.notAnswering')} action={<Button onPress={library.again}>{say('everywhere.retry')}</Button>}>
        {say('media.notAnsweringAbout')}
      </EmptyState>
    )
  if (library.items.length === 0)
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
      <LibraryGrid
        label={say('media.allNewestFirst')}
        items={several ? library.items.filter(isChoosable) : library.items}
        chosen={chosen}
        onChoose={onChoose}
        several={several}
      />
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
