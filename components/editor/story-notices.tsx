import { UploadList } from '#components/media/upload-list.tsx'
import type { Upload } from '#components/media/use-uploads.ts'
import type { ShownDetails } from './details/wishes.ts'
import type { Trouble } from './keeper.ts'
import { StepNotices } from './step-notices.tsx'
import { TroubleNotice } from './trouble-notice.tsx'

/** What must not be missed while writing: why the text is not saved, what others said of the story, files on their way. */
export function StoryNotices({
  trouble,
  details: { stage, note, submittedAt, steps },
  uploads,
  onGoOn,
  onRetry,
  onDismiss,
}: {
  trouble: Trouble | null
  details: ShownDetails
  uploads: readonly Upload[]
  onGoOn: () => void
  onRetry: (upload: Upload) => void
  onDismiss: (upload: Upload) => void
}) {
  return (
    <>
      <div className="mx-auto mb-4 grid max-w-[38rem] justify-items-stretch empty:hidden md:sticky md:top-24 md:z-20">
        {trouble && trouble.is !== 'conflict' && <TroubleNotice trouble={trouble} onGoOn={onGoOn} />}
      </div>
      <div className="mx-auto mb-4 grid max-w-[38rem] justify-items-stretch empty:hidden">
        <StepNotices stage={stage} note={note} isWaiting={submittedAt !== null} steps={steps} />
        <UploadList uploads={uploads} onRetry={onRetry} onDismiss={onDismiss} />
      </div>
    </>
  )
}
