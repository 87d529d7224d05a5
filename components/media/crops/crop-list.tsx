'use client'

import { useState } from 'react'
import { Button } from 'react-aria-components'
import { type Crops, type Shape, shapeNames } from '#lib/renditions.ts'
import type { LibraryPicture } from '#newsroom/media/library.ts'
import { useWords } from '#words'
import type { Focal } from '../focal-point.tsx'
import { type CropAction, CropDialog } from './crop-dialog.tsx'
import { boxOf, Cropped, ratioOf } from './cropped.tsx'

type ListProps = {
  picture: LibraryPicture
  /** Where the focal point is now, saved or not. */
  focal: Focal
  onCrop: CropAction
  onCropped: (crops: Crops) => void
  isFixed: boolean
}

/** A picture as readers get it in each shape. Whoever may change it presses one to draw its crop. */
export function CropList({ picture, focal, onCrop, onCropped, isFixed }: ListProps) {
  const say = useWords()
  const [drawing, setDrawing] = useState<Shape | null>(null)
  if (picture.state === 'failed') return null
  return (
    <section className="mt-3">
      <h3 className="mb-1 font-semibold text-ink-soft text-xs">{say('media.crops')}</h3>
      <ul className="flex flex-wrap gap-2">
        {shapeNames.map((shape) => {
          const preview = (
            <>
              <Cropped shape={shape} picture={picture} box={boxOf(shape, picture, focal, picture.crops)} className="h-12" />
              <span className="text-ink-soft text-xs">
                {say(picture.crops[shape] ? 'media.cropDrawn' : 'media.cropOf', { ratio: ratioOf(shape) })}
              </span>
            </>
          )
          return (
            <li key={shape}>
              {isFixed ? (
                preview
              ) : (
                <Button
                  aria-label={say(picture.crops[shape] ? 'media.cropAnew' : 'media.cropByHand', { ratio: ratioOf(shape) })}
                  onPress={() => setDrawing(shape)}
                  className="grid cursor-pointer justify-items-start rounded-sm text-start outline-none ring-accent hover:underline data-[focus-visible]:ring-2 data-[focus-visible]:ring-offset-2 data-[focus-visible]:ring-offset-surface"
                >
                  {preview}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {!isFixed && <p className="mt-1.5 text-ink-faint text-xs">{say('media.cropsHint')}</p>}
      {drawing && (
        <CropDialog
          shape={drawing}
          picture={picture}
          focal={focal}
          onCrop={onCrop}
          onCropped={(crops) => {
            onCropped(crops)
            setDrawing(null)
          }}
          onClose={() => setDrawing(null)}
        />
      )}
    </section>
  )
}
