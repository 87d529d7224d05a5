import { attachmentPath } from '#lib/paths.ts'
import type { PaperAttachment } from '#newsroom/attachments/attachment-for.ts'

/** A sound or a video as readers will have it; nothing of it is loaded before it is asked for. */
export function Recording({
  file: { kind, hash, format, width, height },
  label,
  poster,
  captions = null,
  className,
}: {
  file: Pick<PaperAttachment, 'kind' | 'hash' | 'format' | 'width' | 'height'>
  label: string
  poster?: string | undefined
  captions?: Pick<PaperAttachment, 'hash' | 'format'> | null
  className?: string
}) {
  const src = attachmentPath(hash, format)
  if (kind !== 'video')
    // biome-ignore lint/a11y/useMediaCaption: browsers show no captions of a sound
    return <audio controls preload="none" src={src} aria-label={label} className={className} />
  return (
    <video
      key={captions?.hash}
      controls
      preload="none"
      playsInline
      {...{ src, poster, className }}
      aria-label={label}
      width={width ?? undefined}
      height={height ?? undefined}
    >
      {captions && <track kind="captions" default src={attachmentPath(captions.hash, captions.format)} />}
    </video>
  )
}
