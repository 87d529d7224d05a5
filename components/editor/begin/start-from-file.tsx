'use client'

import { FileText } from 'lucide-react'
import { useEffect, useState } from 'react'
import { chooseFiles } from '#components/editor/files/choose-files.ts'
import { keepWaiting } from '#components/editor/files/waiting.ts'
import { itemForNewStory } from '#components/media/in-story/waiting-item.ts'
import { Button } from '#components/ui/button.tsx'
import { useWords } from '#words'

/** Chooses a file whose text comes into the story that is begun next, and names what comes in with it. */
export function StartFromFile() {
  const say = useWords()
  const [name, setName] = useState('')
  const [item, setItem] = useState('')
  useEffect(() => setItem(itemForNewStory()?.name ?? ''), [])
  const choose = () =>
    chooseFiles((files) => {
      keepWaiting(files)
      setName(files[0]?.name ?? '')
    })
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button tone="quiet" onPress={choose}>
        <FileText size={15} aria-hidden="true" /> {say('files.start')}
      </Button>
      <span role="status" className="wrap-anywhere text-ink-soft text-sm">
        {name && say('files.waits', { name })} {item && say('media.comesIn', { name: item })}
      </span>
    </div>
  )
}
