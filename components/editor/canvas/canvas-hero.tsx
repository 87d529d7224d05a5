import { ImagePlus } from 'lucide-react'
import { useEditorResources } from '#components/editor/editor-resources.ts'
import { RightsFlag } from '#components/media/facts/rights-flag.tsx'
import { Button } from '#components/ui/button.tsx'
import type { Picture } from '#lib/document-types.ts'
import { mediaPath } from '#lib/paths.ts'
import { widthFor } from '#lib/renditions.ts'
import { useWords } from '#words'

/** Whether the picture has open comments, and the way to them or to a first one. */
export type HeroRemarks = { has: boolean; start: () => void }

/** The hero picture where readers see it, over the text. Its words are edited among the details. */
export function CanvasHero({
  hero,
  isLocked,
  isFileOver,
  remarks,
  onAdd,
  onEdit,
  onDrop,
}: {
  hero: Picture | null
  isLocked: boolean
  /** A file is being dragged over the page: where it may be dropped is shown. */
  isFileOver: boolean
  remarks: HeroRemarks
  /** Null for who may not change it: a guest comments on it. */
  onAdd: (() => void) | null
  onEdit: (() => void) | null
  onDrop: (file: File) => void
}) {
  const say = useWords()
  const picture = useEditorResources().picture(hero?.mediaId ?? '')
  if (!hero && (isLocked || !onAdd)) return null
  if (!hero) return <NoHero {...{ isFileOver, onDrop }} onAdd={onAdd ?? doNothing} />
  return (
    <figure className={remarks.has ? 'story-picture remark' : 'story-picture'} aria-label={say('editor.hero')}>
      <div className="story-picture-frame">
        {typeof picture === 'object' && (
          <img
            src={mediaPath(picture.hash, widthFor(picture.width, 960), 'webp')}
            width={picture.width}
            height={picture.height}
            alt={hero.alt}
          />
        )}
        <RightsFlag picture={picture} />
        {picture === 'gone' && <p className="p-6 text-danger text-sm">{say('media.notInLibrary')}</p>}
      </div>
      <figcaption className="text-ink-soft text-sm">{[hero.caption, hero.credit].filter(Boolean).join(' · ')}</figcaption>
      {!isLocked && (
        <span className="story-node-tools">
          {onEdit && (
            <Button tone="quiet" size="small" onPress={onEdit}>
              {say('everywhere.edit')}
            </Button>
          )}
          <Button tone="quiet" size="small" onPress={remarks.start}>
            {say(remarks.has ? 'comments.comments' : 'comments.start')}
          </Button>
        </span>
      )}
    </figure>
  )
}

const doNothing = () => {}

/** Where the picture would stand: a button, and a place to drop one. */
function NoHero({ isFileOver, onAdd, onDrop }: { isFileOver: boolean; onAdd: () => void; onDrop: (file: File) => void }) {
  const say = useWords()
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
      {isFileOver && <p>{say('editor.dropHero')}</p>}
      <Button size="small" tone="quiet" onPress={onAdd}>
        <ImagePlus size={15} aria-hidden="true" /> {say('editor.addHero')}
      </Button>
    </div>
  )
}
