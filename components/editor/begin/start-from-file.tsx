'use client'

import { FileText } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { chooseFiles } from '#components/editor/files/choose-files.ts'
import { keepWaiting } from '#components/editor/files/waiting.ts'
import { forgetItem, itemForNewStory } from '#components/media/in-story/waiting-item.ts'
import { Button } from '#components/ui/button.tsx'
import { useWords } from '#words'

/** Chooses a file whose text comes into the story that is begun next, and names what comes in with it. One can go on without each. */
export function StartFromFile() {
  const say = useWords()
  const box = useRef<HTMLDivElement>(null)
  const [name, setName] = useState('')
  const [item, setItem] = useState('')
  useEffect(() => setItem(itemForNewStory()?.name ?? ''), [])
  const choose = () =>
    chooseFiles((files) => {
      keepWaiting(files)
      setName(files[0]?.name ?? '')
    })
  function leaveFiles() {
    keepWaiting([])
    setName('')
    focusFirst(box.current)
  }
  function leaveItem() {
    forgetItem()
    setItem('')
    focusFirst(box.current)
  }
  return (
    <div ref={box} className="mt-4 flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button tone="quiet" onPress={choose}>
        <FileText size={15} aria-hidden="true" /> {say('files.start')}
      </Button>
      <Coming line={name && say('files.waits', { name })} onLeave={leaveFiles} />
      <Coming line={item && say('media.comesIn', { name: item })} onLeave={leaveItem} />
    </div>
  )
}

function Coming({ line, onLeave }: { line: string; onLeave: () => void }) {
  const say = useWords()
  const id = useId()
  return (
    <>
      <span id={id} role="status" className="wrap-anywhere text-ink-soft text-sm">
        {line}
      </span>
      {line && (
        <Button size="small" aria-describedby={id} onPress={onLeave}>
          {say('media.withoutIt')}
        </Button>
      )}
    </>
  )
}

/** The button that was pressed is gone. */
const focusFirst = (box: HTMLElement | null) => box?.querySelector('button')?.focus()
