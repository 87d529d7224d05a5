import type { KeptFile } from '#components/media/kept-files.ts'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { sizeInWords } from '#components/ui/size-in-words.ts'
import { uploadIsKept } from '#lib/uploads.ts'
import { useWords } from '#words'

/** How many are named. */
const most = 5

/** Before somebody signs out: which files this device keeps because the newsroom does not have them yet, and whether it shall. */
export function KeptUploads({
  files,
  isPending,
  onDelete,
  onLeave,
  onStay,
}: {
  files: readonly KeptFile[]
  isPending: boolean
  onDelete: () => void
  onLeave: () => void
  onStay: () => void
}) {
  const say = useWords()
  return (
    <div className="max-w-sm text-left">
      <Alert tone="warn" live>
        <p className="font-semibold">{say('people.keptFiles', { count: files.length })}</p>
        <ul className="my-1 list-disc pl-5">
          {files.slice(0, most).map(({ key, file }) => (
            <li key={key} className="wrap-anywhere">
              {file.name} ({sizeInWords(say, file.size)})
            </li>
          ))}
          {files.length > most && <li>{say('people.moreKept', { count: files.length - most })}</li>}
        </ul>
        <p>{say('people.keptFilesAbout', { days: uploadIsKept })}</p>
        <div className="mt-3 flex flex-wrap gap-2">
          <Button tone="primary" autoFocus onPress={onStay}>
            {say('people.staySignedIn')}
          </Button>
          <Button isPending={isPending} onPress={onDelete}>
            {say('people.signOutAndDelete')}
          </Button>
          <Button isPending={isPending} onPress={onLeave}>
            {say('people.signOutAndKeep')}
          </Button>
        </div>
      </Alert>
    </div>
  )
}
