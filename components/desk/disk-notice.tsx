import { Alert } from '#components/ui/alert.tsx'

/** For editors and admins, on every page of the desk, before the disk is full. */
export function DiskNotice({ freeBytes }: { freeBytes: number }) {
  return (
    <div className="p-3">
      <Alert tone="danger">
        The disk that Galley writes to has {Math.floor(freeBytes / 1_000_000)} MB left. When it is full, nothing can be saved or published:
        ask whoever runs Galley to make room today.
      </Alert>
    </div>
  )
}
