'use client'

import { useEffect, useRef, useState } from 'react'
import { pick } from '#db/schema/details.ts'
import type { PictureFacts } from '#db/schema/media.ts'
import { factNames } from '#newsroom/media/facts.ts'
import type { Description } from '#newsroom/media/input.ts'
import type { LibraryPicture } from '#newsroom/media/library.ts'

export type Said = Omit<Description, 'id'> & PictureFacts

/**
 * The texts of a picture. Unsaved ones are stored in this tab, so that closing the picture, opening another one or a reload loses nothing.
 * They are restored after the first render, which must match the server's.
 */
export function useKeptDescription(picture: LibraryPicture): {
  said: Said
  isChanged: boolean
  change: (parts: Partial<Said>) => void
  /** Text that was typed while saving stays unsaved. */
  saved: (sent: Said) => void
} {
  const [changed, setChanged] = useState<Partial<Said>>({})
  const key = `galley:words:picture:${picture.id}`
  const { mayDescribe } = picture
  useEffect(() => {
    const kept = mayDescribe && sessionStorage.getItem(key)
    if (kept) setChanged(JSON.parse(kept))
  }, [key, mayDescribe])

  const { alt, caption, credit, focalX, focalY } = picture
  const known: Said = { alt, caption, credit, focalX, focalY, ...pick(picture, factNames) }
  const said = { ...known, ...changed }
  const latest = useRef(said)
  latest.current = said

  function keep(said: Said, known: Said) {
    const parts = Object.fromEntries(Object.entries(said).filter(([part, value]) => value !== known[part as keyof Said])) // Object.keys returns string[]
    if (Object.keys(parts).length > 0) sessionStorage.setItem(key, JSON.stringify(parts))
    else sessionStorage.removeItem(key)
    setChanged(parts)
  }
  return {
    said,
    isChanged: JSON.stringify(said) !== JSON.stringify(known),
    change: (parts) => keep({ ...latest.current, ...parts }, known),
    saved: (sent) => keep(latest.current, sent),
  }
}
