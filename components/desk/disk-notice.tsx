import { Alert } from '#components/ui/alert.tsx'
import { useWords } from '#words'

/** Warns editors and admins on every page of the desk before the disk is full. */
export function DiskNotice({ freeBytes }: { freeBytes: number }) {
  const say = useWords()
  return (
    <div className="p-3">
      <Alert tone="danger">{say('desk.diskShort', { megabytes: Math.floor(freeBytes / 1_000_000) })}</Alert>
    </div>
  )
}
