'use client'

import { type KeyboardEvent, useState } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { ReactCrop } from 'react-image-crop'
import 'react-image-crop/dist/ReactCrop.css'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import type { AnyProblem } from '#components/ui/request-problems.ts'
import { useRequest } from '#components/ui/use-request.ts'
import type { Say } from '#components/ui/words/say.ts'
import type { Asked } from '#lib/outcome.ts'
import { mediaPath } from '#lib/paths.ts'
import {
  type Crop,
  type Crops,
  cropBox,
  cropOf,
  cutBox,
  leastCropWidth,
  type Shape,
  shapeNames,
  shapes,
  widthFor,
} from '#lib/renditions.ts'
import type { cropPicture } from '#newsroom/media/crop-picture.ts'
import type { LibraryPicture } from '#newsroom/media/library.ts'
import { useWords } from '#words'
import type { Focal } from '../focal-point.tsx'
import { boxOf, Cropped, ratioOf } from './cropped.tsx'
import { growCrop } from './grow-crop.ts'

export type CropAction = Asked<typeof cropPicture>

type DialogProps = {
  shape: Shape
  picture: LibraryPicture
  focal: Focal
  onCrop: CropAction
  onCropped: (crops: Crops) => void
  onClose: () => void
}

/** The whole picture with a frame of one shape, moved and sized by mouse, finger or keyboard, and beside it what readers get in each shape. */
export function CropDialog({ shape, picture, focal, onCrop, onCropped, onClose }: DialogProps) {
  const say = useWords()
  const before = picture.crops[shape]
  const [crop, setCrop] = useState<Crop>(before ?? cropOf(cutBox(shape, picture, focal), picture))
  const { run, isBusy, outcome } = useRequest(onCrop)
  const ratio = ratioOf(shape)
  async function save(chosen: Crop | null) {
    const answer = await run({ id: picture.id, shape, crop: chosen })
    if (!answer.ok) return
    notify.done(say(chosen ? 'media.cropSaved' : 'media.cropTakenBack', { ratio }))
    onCropped(answer.value.crops)
  }
  return (
    <ModalOverlay
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className="fixed inset-0 z-50 grid place-items-center bg-black/60 p-2 sm:p-4"
    >
      <Modal className="max-h-full w-full max-w-3xl overflow-y-auto rounded-lg bg-surface text-ink text-sm shadow-popover">
        <Dialog className="grid gap-3 p-4 outline-none">
          <Heading slot="title" className="font-bold text-base">
            {say('media.cropTitle', { ratio })}
          </Heading>
          <Frame shape={shape} picture={picture} crop={crop} onChange={setCrop} />
          <Size shape={shape} picture={picture} crop={crop} />
          <Previews shape={shape} picture={picture} focal={focal} crop={crop} />
          {outcome && !outcome.ok && (
            <Alert tone="danger" live>
              {problemInWords(say, outcome.problem, leastCropWidth(shape, picture))}
            </Alert>
          )}
          <div className="flex flex-wrap gap-2 border-line border-t pt-3">
            <Button tone="primary" isPending={isBusy} onPress={() => void save(crop)}>
              {say('media.cropSave')}
            </Button>
            {before && (
              <Button isDisabled={isBusy} onPress={() => void save(null)}>
                {say('media.cropTakeBack')}
              </Button>
            )}
            <Button tone="quiet" onPress={onClose}>
              {say('everywhere.cancel')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function problemInWords(say: Say, problem: AnyProblem | 'outside' | 'too-small', least: number): string {
  if (problem === 'outside' || problem === 'invalid') return say('media.cropOutside')
  if (problem === 'too-small') return say('media.cropTooSmall', { least })
  if (problem === 'not-allowed') return say('media.notDescribedNotAllowed')
  return problem === 'not-found' ? say('media.notInLibrary') : say(`problems.${problem}`)
}

type FrameProps = { shape: Shape; picture: LibraryPicture; crop: Crop; onChange: (crop: Crop) => void }

function Frame({ shape, picture, crop, onChange }: FrameProps) {
  const say = useWords()
  const { left, top, width } = crop
  const change = (next: Crop) => {
    if (next.width * picture.width >= leastCropWidth(shape, picture) - 0.5) onChange(next)
  }
  const byKey = (event: KeyboardEvent) => {
    const step = { '+': 1.05, '=': 1.05, '-': 1 / 1.05, _: 1 / 1.05, '−': 1 / 1.05 }[event.key]
    if (!step || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    change(growCrop(shape, picture, crop, step))
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the frame inside is the control; this hears its keys
    <div onKeyDown={byKey} className="grid justify-items-center gap-1.5 rounded-md">
      <ReactCrop
        crop={{
          unit: '%',
          x: 100 * left,
          y: 100 * top,
          width: 100 * width,
          height: (100 * width * picture.width) / shapes[shape] / picture.height,
        }}
        onChange={(_, { x, y, width }) =>
          change({ left: Math.max(0, x / 100), top: Math.max(0, y / 100), width: Math.min(1, width / 100) })
        }
        aspect={shapes[shape]}
        keepSelection
        ruleOfThirds
        style={{ maxHeight: '50dvh' }}
        ariaLabels={{
          cropArea: say('media.cropFrame'),
          nwDragHandle: say('media.cropCorner-nw'),
          neDragHandle: say('media.cropCorner-ne'),
          seDragHandle: say('media.cropCorner-se'),
          swDragHandle: say('media.cropCorner-sw'),
          // The style sheet of a fixed ratio has only corners.
          ...{ nDragHandle: '', eDragHandle: '', sDragHandle: '', wDragHandle: '' },
        }}
      >
        <img
          src={mediaPath(picture.hash, widthFor(picture.width, 1600), 'webp')}
          width={picture.width}
          height={picture.height}
          alt={picture.alt}
          draggable={false}
          style={{ maxHeight: '50dvh', width: 'auto', height: 'auto', maxWidth: '100%' }}
        />
      </ReactCrop>
      <p className="justify-self-start text-ink-faint text-xs">{say('media.cropHint')}</p>
    </div>
  )
}

/** What readers get in each shape, with the crop that is being drawn. */
function Previews({ shape, picture, focal, crop }: Omit<FrameProps, 'onChange'> & { focal: Focal }) {
  return (
    <ul className="flex flex-wrap gap-2">
      {shapeNames.map((each) => (
        <li key={each} className={each === shape ? 'font-semibold' : 'text-ink-soft'}>
          <Cropped
            shape={each}
            picture={picture}
            box={boxOf(each, picture, focal, { ...picture.crops, [shape]: crop })}
            className={`h-14 sm:h-20 ${each === shape ? 'outline-2 outline-accent outline-offset-1' : ''}`}
          />
          <span className="text-xs">{ratioOf(each)}</span>
        </li>
      ))}
    </ul>
  )
}

/** Narrower crops look soft where a picture is shown large. */
const enough = 800

function Size({ shape, picture, crop }: Omit<FrameProps, 'onChange'>) {
  const say = useWords()
  const { left, top, width, height } = cropBox(shape, picture, crop)
  return (
    <p role="status" className="text-xs">
      {say('media.cropSize', {
        ...{ width, height },
        left: Math.round((100 * left) / picture.width),
        top: Math.round((100 * top) / picture.height),
      })}
      {width < Math.min(enough, picture.width) && ` ${say('media.cropSoft')}`}
    </p>
  )
}
