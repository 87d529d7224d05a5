'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'
import { useWords } from '#words'
import { isSavePending, lastSavedVersion, waitForSave } from './pending-saves.ts'

/** Renderings that were on the screen once and were left. */
const left = new Set<string>()

type Props = { rendering: string; story: { id: string; draft: { version: number } }; children: ReactNode }

/**
 * Shows a story as the server has it now. Going back, Next's router shows a page as it was rendered when it was first opened,
 * and a story has been written in since; whoever comes back at once may be quicker than their own last words. Such a
 * rendering is fetched anew before anybody types into it. `rendering` names one answer of the server.
 */
export function ReloadIfStale({ rendering, story, children }: Props) {
  const say = useWords()
  const router = useRouter()
  const isOld = () => left.has(rendering) || isSavePending(story.id) || story.draft.version < lastSavedVersion(story.id)
  const [isOpen, setOpen] = useState(() => !isOld())
  if (!isOpen && !isOld()) setOpen(true)
  useEffect(() => {
    if (isOpen) return
    let isGone = false
    void waitForSave(story.id).finally(() => {
      left.add(rendering)
      if (!isGone) router.refresh()
    })
    return () => {
      isGone = true
    }
  }, [isOpen, rendering, router, story.id])
  useEffect(() => () => void left.add(rendering), [rendering])
  if (isOpen) return children
  return (
    <p role="status" className="p-6 text-ink-soft">
      {say('editor.opening')}
    </p>
  )
}
