'use client'

import { useEffect, useRef, useState } from 'react'

export type KeptWords<Said> = {
  said: Said
  isChanged: boolean
  change: (parts: Partial<Said>) => void
  /** Text that was typed while saving stays unsaved. */
  saved: (sent: Said) => void
}

/**
 * What is said of something in the library. What is not saved is stored in this tab under `key`, so that closing it, opening another one or a
 * reload loses nothing. It is restored after the first render, which must match the server's.
 */
export function useKeptWords<Said extends object>(key: string, known: Said, mayChange: boolean): KeptWords<Said> {
  const [changed, setChanged] = useState<Partial<Said>>({})
  useEffect(() => {
    const kept = mayChange && sessionStorage.getItem(key)
    if (kept) setChanged(JSON.parse(kept))
  }, [key, mayChange])

  const said = { ...known, ...changed }
  const latest = useRef(said)
  latest.current = said

  function keep(said: Said, known: Said) {
    // Object.entries returns any name and any value.
    const parts = Object.fromEntries(Object.entries(said).filter(([part, value]) => value !== known[part as keyof Said])) as Partial<Said>
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
