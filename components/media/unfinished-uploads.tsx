'use client'

import { X } from 'lucide-react'
import { useRef, useState } from 'react'
import { askAddress } from '#components/ui/ask-address.ts'
import { Button } from '#components/ui/button.tsx'
import { notify } from '#components/ui/notify.ts'
import { sizeInWords } from '#components/ui/size-in-words.ts'
import { Time } from '#components/ui/time.tsx'
import { useAnswer } from '#components/ui/use-answer.ts'
import { mostUploadBytes, mostUploads, uploadIsKept } from '#lib/uploads.ts'
import type { unfinishedUploads } from '#newsroom/uploads/unfinished-uploads.ts'
import { useWords } from '#words'
import { removeUnfinished, uploadOf } from './send-in-pieces.ts'
import type { Upload } from './use-uploads.ts'

type Unfinished = Omit<Awaited<ReturnType<typeof unfinishedUploads>>[number], 'changedAt'> & { changedAt: string }

/** What arrived of files that this page does not send: from another browser, or from before. Its owner sees it and can make room. */
export function UnfinishedUploads({ uploads }: { uploads: readonly Upload[] }) {
  const say = useWords()
  const isFull = uploads.some((upload) => 'problem' in upload && upload.problem === 'too-many-unfinished')
  const { value = [], again } = useAnswer(['unfinished-uploads', isFull], (signal) => askAddress<Unfinished[]>('/api/uploads', signal))
  const own = useOwnUploads(uploads)
  const others = value.filter(({ id }) => !own.has(id))
  const [isRemoving, setRemoving] = useState(false)
  const summary = useRef<HTMLElement>(null)
  if (others.length === 0) return null
  async function remove(some: readonly Unfinished[]) {
    setRemoving(true)
    // One after the other: the edge lets one network send so many at once.
    let isHeard = true
    for (const { id } of some) isHeard &&= await removeUnfinished(id)
    if (!isHeard) notify.problem(say('media.notRemoved'))
    await again()
    setRemoving(false)
    summary.current?.focus()
  }
  return (
    <details open={isFull} className="mb-3 rounded-md bg-surface px-3 inset-ring inset-ring-line">
      <summary ref={summary} className="min-h-10 cursor-pointer content-center">
        {say('media.unfinished', { count: others.length })}
      </summary>
      <p className="text-ink-soft text-xs">
        {say('media.unfinishedAbout', { most: mostUploads, gigabytes: mostUploadBytes / 1e9, days: uploadIsKept })}
      </p>
      <ul aria-label={say('media.unfinished', { count: others.length })} className="my-2 divide-y divide-line">
        {others.map((one) => (
          <UploadRow key={one.id} upload={one} isDisabled={isRemoving} onRemove={() => void remove([one])} />
        ))}
      </ul>
      {others.length > 1 && (
        <Button size="small" className="mb-3" isPending={isRemoving} onPress={() => void remove(others)}>
          {say('media.removeAllUnfinished')}
        </Button>
      )}
    </details>
  )
}

function UploadRow({ upload, isDisabled, onRemove }: { upload: Unfinished; isDisabled: boolean; onRemove: () => void }) {
  const say = useWords()
  const { name, received, size, changedAt } = upload
  return (
    <li className="flex min-h-10 items-center gap-2 py-1">
      <span className="wrap-anywhere min-w-0 flex-1">
        {name}
        <span className="block text-ink-soft text-xs">
          {say.rich('media.hasArrived', {
            value: Math.floor((received / size) * 100),
            size: sizeInWords(say, size),
            at: () => <Time at={new Date(changedAt)} />,
          })}
        </span>
      </span>
      <Button
        tone="quiet"
        size="small"
        square
        isDisabled={isDisabled}
        onPress={onRemove}
        aria-label={say('media.removeUnfinished', { name })}
      >
        <X size={14} aria-hidden="true" />
      </Button>
    </li>
  )
}

/** The uploads that this page sends or has sent: the newsroom may not have forgotten them yet. */
function useOwnUploads(uploads: readonly Upload[]): ReadonlySet<string> {
  const own = useRef(new Set<string>())
  for (const { file } of uploads) {
    const id = uploadOf(file)
    if (id) own.current.add(id)
  }
  return own.current
}
