import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { Button } from '#components/ui/button.tsx'
import type { LibraryFile } from '#newsroom/attachments/library-files.ts'
import { useWords } from '#words'
import { acceptedFiles } from '../attachment-kinds.ts'
import { type AttachmentProblem, sendAttachment } from '../send-attachment.ts'

type Sending = { name: string; problem?: AttachmentProblem }

/** The captions of a video: a file of their own, which is uploaded here. */
export function FileCaptions({
  has,
  name,
  isFixed,
  onChange,
}: {
  has: boolean
  /** Of their file, when it is known. */
  name?: string
  isFixed: boolean
  onChange: (captions: LibraryFile | null) => void
}) {
  const say = useWords()
  const [sending, setSending] = useState<Sending | null>(null)
  async function send(file: File | undefined) {
    if (!file) return
    setSending({ name: file.name })
    const sent = await sendAttachment(file)
    if (!sent.ok) return setSending({ name: file.name, problem: sent.problem })
    if (sent.value.attachment.kind !== 'captions') return setSending({ name: file.name, problem: 'other-kind' })
    setSending(null)
    onChange(sent.value.attachment)
  }
  return (
    <div>
      <p className="mb-1 font-semibold text-ink-soft text-xs">{say('media.captions')}</p>
      <div className="flex flex-wrap items-center gap-2">
        <span className="wrap-anywhere min-w-0">{has ? (name ?? say('attachments.hasCaptions')) : say('media.noCaptions')}</span>
        {!isFixed &&
          (has ? (
            <Button size="small" onPress={() => onChange(null)}>
              {say('attachments.removeCaptions')}
            </Button>
          ) : (
            <FileTrigger acceptedFileTypes={acceptedFiles.captions} onSelect={(files) => void send(files?.[0])}>
              <Button size="small" isPending={sending !== null && !sending.problem}>
                {say('attachments.addCaptions')}
              </Button>
            </FileTrigger>
          ))}
      </div>
      <p role="status" className="mt-1 text-danger text-xs">
        {sending?.problem && say(`attachments.refused-${sending.problem}`, { name: sending.name })}
      </p>
    </div>
  )
}
