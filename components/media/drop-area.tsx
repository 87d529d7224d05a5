'use client'

import { type ReactNode, useState } from 'react'
import { useWords } from '#words'

const filesOf = (data: DataTransfer) => [...data.files]
const bringsFiles = (data: DataTransfer) => data.types.includes('Files')

/** An area where files can be dropped, or pasted while the focus is inside. */
export function DropArea({
  onFiles,
  children,
  className = '',
}: {
  onFiles: (files: File[]) => void
  children: ReactNode
  className?: string
}) {
  const say = useWords()
  const [isOver, setOver] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the Upload button next to it does the same
    <div
      className={`relative ${className}`}
      onDragOver={(event) => {
        if (!bringsFiles(event.dataTransfer)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false) // the element that is entered, if any
      }}
      onDrop={(event) => {
        setOver(false)
        if (!bringsFiles(event.dataTransfer)) return
        event.preventDefault()
        onFiles(filesOf(event.dataTransfer))
      }}
      onPaste={(event) => {
        const files = filesOf(event.clipboardData)
        if (files.length === 0) return
        event.preventDefault()
        onFiles(files)
      }}
    >
      {children}
      {isOver && (
        <div className="pointer-events-none absolute inset-0 z-10 grid place-items-center rounded-lg bg-accent-soft/90 font-semibold text-accent text-base outline-2 outline-accent outline-dashed -outline-offset-4">
          {say('media.drop')}
        </div>
      )}
    </div>
  )
}
