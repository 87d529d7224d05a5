'use client'

import type { KeyboardEvent, MouseEvent } from 'react'
import { useWords } from '#words'
import { type Shown, Thumb } from './thumb.tsx'

export type Focal = { focalX: number; focalY: number }

const steps: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
const clamp = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000

/** The picture with its focal point: set by a click, or moved with the arrow keys (with Shift, in larger steps). */
export function FocalPoint({
  picture,
  focal,
  onMove,
  isFixed,
}: {
  picture: Shown
  focal: Focal
  onMove: (focal: Focal) => void
  isFixed: boolean
}) {
  const say = useWords()
  const byClick = (event: MouseEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    onMove({ focalX: clamp((event.clientX - box.left) / box.width), focalY: clamp((event.clientY - box.top) / box.height) })
  }
  const byKey = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    const far = event.shiftKey ? 0.1 : 0.01
    onMove({ focalX: clamp(focal.focalX + step[0] * far), focalY: clamp(focal.focalY + step[1] * far) })
  }
  return (
    <>
      <div className="grid place-items-center overflow-hidden rounded-md bg-sunken">
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the mark inside handles the arrow keys */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the mark inside is the control; a click is a shortcut */}
        <div
          className={`relative ${isFixed ? '' : 'cursor-crosshair'}`}
          style={{ aspectRatio: `${picture.width} / ${picture.height}`, width: `min(100%, ${(20 * picture.width) / picture.height}rem)` }}
          onClick={isFixed ? undefined : byClick}
        >
          <Thumb picture={picture} wanted={960} fit="contain" />
          {!isFixed && picture.state !== 'failed' && (
            <button
              type="button"
              aria-label={say('media.focal', { left: Math.round(focal.focalX * 100), top: Math.round(focal.focalY * 100) })}
              aria-describedby="focal-hint"
              aria-live="polite"
              onKeyDown={byKey}
              className="absolute size-7 -translate-1/2 rounded-full border-2 border-white outline-none ring-2 ring-black/60 focus-visible:ring-4 focus-visible:ring-accent"
              style={{ left: `${focal.focalX * 100}%`, top: `${focal.focalY * 100}%` }}
            >
              <span className="absolute top-1/2 left-1/2 size-1 -translate-1/2 rounded-full bg-white ring-1 ring-black/60" />
            </button>
          )}
        </div>
      </div>
      {!isFixed && (
        <p id="focal-hint" className="mt-1.5 text-ink-faint text-xs">
          {say('media.focalHint')}
        </p>
      )}
    </>
  )
}
