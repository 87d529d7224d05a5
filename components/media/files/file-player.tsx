import { FileDown } from 'lucide-react'
import { attachmentFormats } from '#lib/attachments.ts'
import { attachmentPath } from '#lib/paths.ts'
import type { LibraryFile } from '#newsroom/attachments/library-files.ts'
import { useWords } from '#words'
import { Recording } from './recording.tsx'

/** A file as readers will have it. */
export function FilePlayer({ file, captions }: { file: LibraryFile; captions: Pick<LibraryFile, 'hash' | 'format'> | null }) {
  const say = useWords()
  const label = file.title || file.name
  if (file.kind === 'video') return <Recording {...{ file, label, captions }} className="max-h-64 w-full rounded-md bg-sunken" />
  if (file.kind === 'audio') return <Recording {...{ file, label }} className="w-full" />
  return (
    <a
      href={attachmentPath(file.hash, file.format)}
      download={`${label.replace(/\.[^.]{1,5}$/, '')}.${file.format}`}
      className="flex items-center gap-2 rounded-md bg-sunken px-3 py-4 underline-offset-2 hover:underline"
    >
      <FileDown size={18} aria-hidden="true" /> {say('media.saveFile', { format: attachmentFormats[file.format].label })}
    </a>
  )
}
