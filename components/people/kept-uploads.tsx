import type { KeptFile } from '#components/media/kept-files.ts'
import { Button } from '#components/ui/button.tsx'
import { sizeInWords } from '#components/ui/size-in-words.ts'
import { uploadIsKept } from '#lib/uploads.ts'
import { useWords } from '#words'
import { BeforeSignOut } from './before-sign-out.tsx'

/** How many are named. */
const most = 5

type Props = { files: readonly KeptFile[]; isPending: boolean; onDelete: () => void; onLeave: () => void; onStay: () => void }

/** Before somebody signs out: which files this device keeps because the newsroom does not have them yet, and whether it shall. */
export function KeptUploads({ files, onDelete, ...leaving }: Props) {
  const say = useWords()
  return (
    <BeforeSignOut
      {...leaving}
      title={say('people.keptFiles', { count: files.length })}
      about={say('people.keptFilesAbout', { days: uploadIsKept })}
      acts={
        <Button isPending={leaving.isPending} onPress={onDelete}>
          {say('people.signOutAndDelete')}
        </Button>
      }
    >
      {files.slice(0, most).map(({ key, file }) => (
        <li key={key} className="wrap-anywhere">
          {file.name} ({sizeInWords(say, file.size)})
        </li>
      ))}
      {files.length > most && <li>{say('people.moreKept', { count: files.length - most })}</li>}
    </BeforeSignOut>
  )
}
