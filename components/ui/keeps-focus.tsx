'use client'

import { type ReactNode, useRef } from 'react'
import { useFocusInside } from './use-focus-inside.ts'

/** When what has the focus in here is taken away, the focus stays here. */
export function KeepsFocus({ className = '', children }: { className?: string; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  useFocusInside(place)
  return (
    <div ref={place} tabIndex={-1} className={`${className} outline-none`}>
      {children}
    </div>
  )
}
