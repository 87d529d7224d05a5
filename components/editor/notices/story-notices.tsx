import type { Trouble } from '#components/editor/draft/save-state.ts'
import { DocumentList } from '#components/editor/files/document-list.tsx'
import type { Documents } from '#components/editor/files/use-documents.ts'
import { UploadList } from '#components/media/upload-list.tsx'
import type { Upload } from '#components/media/use-uploads.ts'
import { TroubleNotice } from './trouble-notice.tsx'

/**
 * What comes while one writes and must not be missed: why the text is not saved, files on their way. It stands over the
 * foot of the window, so that the text does not move.
 */
export function StoryNotices({
  trouble,
  uploads,
  documents,
  onGoOn,
  onRetry,
  onDismiss,
}: {
  trouble: Trouble | null
  uploads: readonly Upload[]
  documents: Documents
  onGoOn: () => void
  onRetry: (upload: Upload) => void
  onDismiss: (upload: Upload) => void
}) {
  return (
    <div className="sticky bottom-0 z-30 mx-auto grid max-w-[38rem] gap-2 text-sm max-md:bottom-16 [&_ul]:shadow-popover">
      {/* A file that has arrived is a picture in the text: nothing more is to be said of it. */}
      <UploadList uploads={uploads.filter(({ state }) => state !== 'added')} onRetry={onRetry} onDismiss={onDismiss} />
      <DocumentList documents={documents} />
      {(trouble?.is === 'locked' || trouble?.is === 'refused') && (
        <div className="pb-4">
          <TroubleNotice trouble={trouble} onGoOn={onGoOn} />
        </div>
      )}
    </div>
  )
}
