'use client'

import { FileUp } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { FileTrigger, ProgressBar } from 'react-aria-components'
import { DropArea } from '#components/media/drop-area.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import { largestImport } from '#lib/import-runs.ts'
import type { Asked } from '#lib/outcome.ts'
import type { addImport } from '#newsroom/import-runs/add-import.ts'
import { useWords } from '#words'
import { sendFile } from './send-file.ts'
import { inWords } from './words.ts'

type Refusal = { why: 'offline' | 'too-big' | 'empty' | 'many'; name: string }

/** Chooses or drops one file, uploads it, and opens its page. */
export function UploadFile({ add }: { add: Asked<typeof addImport> }) {
  const say = useWords()
  const router = useRouter()
  const [sending, setSending] = useState<{ name: string; part: number } | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const stop = useRef(new AbortController())
  const { run, busy } = useAsk(inWords, add, () => null)

  async function upload(files: readonly File[]) {
    const [file] = files
    if (!file) return
    const name = file.name
    const why = files.length > 1 ? 'many' : file.size > largestImport ? 'too-big' : file.size === 0 ? 'empty' : null
    setRefusal(why && { why, name })
    if (why) return
    const answer = await run({ fileName: name, bytes: file.size })
    if (!answer.ok) return
    const { importId } = answer.value
    stop.current = new AbortController()
    setSending({ name, part: 0 })
    const sent = await sendFile(file, importId, (part) => setSending({ name, part }), stop.current.signal)
    setSending(null)
    if (sent === 'offline') setRefusal({ why: 'offline', name })
    if (sent === 'whole') router.push(`/desk/import/${importId}`)
    else router.refresh()
  }

  return (
    <DropArea
      onFiles={(files) => sending === null && void upload(files)}
      className="rounded-lg border border-line-strong border-dashed p-6 text-center"
    >
      {sending ? (
        <Sending {...sending} onStop={() => stop.current.abort()} />
      ) : (
        <>
          <FileTrigger onSelect={(files) => files && void upload([...files])}>
            <Button tone="primary" isPending={busy}>
              <FileUp size={15} aria-hidden="true" /> {say('imports.choose')}
            </Button>
          </FileTrigger>
          <p className="mt-2 text-ink-soft">{say('imports.drop')}</p>
        </>
      )}
      {refusal && (
        <div className="mt-3 text-left">
          <Alert tone="danger" live>
            {say(`imports.refused-${refusal.why}`, { name: refusal.name })}
          </Alert>
        </div>
      )}
    </DropArea>
  )
}

function Sending({ name, part, onStop }: { name: string; part: number; onStop: () => void }) {
  const say = useWords()
  const label = say('imports.sending', { name })
  return (
    <div className="mx-auto grid max-w-md gap-2 text-left">
      <ProgressBar aria-label={label} value={part * 100}>
        {({ percentage }) => (
          <>
            <span className="flex justify-between gap-3">
              <span className="wrap-anywhere min-w-0">{label}</span>
              <span className="shrink-0 tabular-nums">{say('everywhere.percent', { value: Math.floor(percentage ?? 0) })}</span>
            </span>
            <span className="mt-1 block h-1 overflow-hidden rounded-full bg-sunken">
              <span className="block h-full rounded-full bg-accent transition-[width]" style={{ width: `${percentage}%` }} />
            </span>
          </>
        )}
      </ProgressBar>
      <p className="flex flex-wrap items-center justify-between gap-2 text-ink-soft text-xs">
        {say('imports.sendingAbout')}
        <Button size="small" onPress={onStop}>
          {say('imports.stopSending')}
        </Button>
      </p>
    </div>
  )
}
