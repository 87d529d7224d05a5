import { ImagePlus } from 'lucide-react'
import { useEditorResources } from '#components/editor/editor-resources.ts'
import { Button } from '#components/ui/button.tsx'
import type { Picture } from '#lib/document-types.ts'
import { mediaPath } from '#lib/paths.ts'
import { widthFor } from '#lib/renditions.ts'

/** The hero picture where readers see it, over the text. Its words are edited among the details. */
export function CanvasHero({
  hero,
  isLocked,
  isFileOver,
  onEdit,
  onDrop,
}: {
  hero: Picture | null
  isLocked: boolean
  /** A file is being dragged over the page: where it may be dropped is shown. */
  isFileOver: boolean
  onEdit: () => void
  onDrop: (file: File) => void
}) {
  const picture = useEditorResources().picture(hero?.mediaId ?? '')
  if (!hero && isLocked) return null
  if (!hero)
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: the button in it does the same
      <div
        className="story-hero-place"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault()
          const [file] = event.dataTransfer.files
          if (file) onDrop(file)
        }}
      >
        {isFileOver && <p>Drop it here to make it the hero picture, or into the text.</p>}
        <Button size="small" tone="quiet" onPress={onEdit}>
          <ImagePlus size={15} aria-hidden="true" /> Add a hero picture
        </Button>
      </div>
    )
  return (
    <figure className="story-picture" aria-label="Hero picture">
      <div className="story-picture-frame">
        {typeof picture === 'object' && (
          <img
            src={mediaPath(picture.hash, widthFor(picture.width, 960), 'webp')}
            width={picture.width}
            height={picture.height}
            alt={hero.alt}
          />
        )}
        {picture === 'gone' && <p className="p-6 text-danger text-sm">This picture is not in the library any more.</p>}
      </div>
      <figcaption className="text-ink-soft text-sm">{[hero.caption, hero.credit].filter(Boolean).join(' · ')}</figcaption>
      {!isLocked && (
        <span className="story-node-tools">
          <Button tone="quiet" size="small" onPress={onEdit}>
            Edit
          </Button>
        </span>
      )}
    </figure>
  )
}
