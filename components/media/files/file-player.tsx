import { FileDown } from 'lucide-react'
import { attachmentFormats } from '#lib/attachments.ts'
import { attachmentPath } from '#lib/paths.ts'
import type { LibraryFile } from '#newsroom/attachments/library-files.ts'
import { useWords } from '#words'

/** A file as readers will have it; nothing of it is loaded before it is asked for. */
export function FilePlayer({ file, captions }: { file: LibraryFile; captions: Pick<LibraryFile, 'hash' | 'format'> | null }) {
  const say = useWords()
  const src = attachmentPath(file.hash, file.format)
  const label = file.title || file.name
  if (file.kind === 'video')
    return (
      // biome-ignore lint/a11y/useMediaCaption: it has them when the newsroom has made them
      <video
        key={captions?.hash}
        controls
        preload="none"
        playsInline
        src={src}
        aria-label={label}
        width={file.width ?? undefined}
        height={file.height ?? undefined}
        className="max-h-64 w-full rounded-md bg-sunken"
      >
        {captions && <track kind="captions" default src={attachmentPath(captions.hash, captions.format)} />}
      </video>
    )
  if (file.kind === 'audio')
    // biome-ignore lint/a11y/useMediaCaption: browsers show no captions of a sound
    return <audio controls preload="none" src={src} aria-label={label} className="w-full" />
  return (
    <a
      href={src}
      download={`${label.replace(/\.[^.]{1,5}$/, '')}.${file.format}`}
      className="flex items-center gap-2 rounded-md bg-sunken px-3 py-4 underline-offset-2 hover:underline"
    >
      <FileDown size={18} aria-hidden="true" /> {say('media.saveFile', { format: attachmentFormats[file.format].label })}
    </a>
  )
}
