import { AudioLines, Captions, Check, FileText, Video } from 'lucide-react'
import type { AttachmentKind } from '#lib/attachments.ts'
import type { ListedFile } from '#newsroom/attachments/library-files.ts'
import { useWords } from '#words'
import { useFactsOfFile } from './use-facts-of-file.ts'

const icons = { audio: AudioLines, video: Video, document: FileText, captions: Captions } satisfies Record<AttachmentKind, unknown>

/** A sound, video, document or captions in the grid of the library: its kind, its name, how long and how large it is. */
export function FileTile({ file }: { file: ListedFile }) {
  const say = useWords()
  const facts = useFactsOfFile(file)
  const Icon = icons[file.kind]
  return (
    <>
      <span className="relative grid aspect-4/3 place-items-center rounded-md bg-sunken text-ink-soft ring-accent ring-offset-2 ring-offset-canvas group-hover:opacity-90 group-data-chosen:ring-2 group-data-focus-visible:ring-2 group-data-selected:ring-4">
        <Icon size={36} strokeWidth={1.5} aria-hidden="true" />
        <span className="absolute bottom-1.5 left-1.5 rounded-sm bg-surface px-1.5 text-2xs text-ink-soft">
          {say(`media.one-${file.kind}`)}
        </span>
        <span
          aria-hidden="true"
          className="absolute top-1.5 left-1.5 hidden size-6 place-items-center rounded-full bg-accent text-on-accent group-data-selected:grid"
        >
          <Check size={14} strokeWidth={3} />
        </span>
      </span>
      <span className="mt-1 block">
        <span className="block truncate text-ink text-xs">{file.title || file.name}</span>
        <span className="block truncate text-2xs text-ink-faint">{facts}</span>
      </span>
    </>
  )
}
