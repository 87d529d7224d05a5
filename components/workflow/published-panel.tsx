'use client'

import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Panel } from '#components/ui/panel.tsx'
import type { Published } from '#newsroom/workflow/publish.ts'

/** After publishing: where readers find it. */
export function PublishedPanel({ published, onClose }: { published: Published; onClose: () => void }) {
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(new URL(published.path, window.location.origin).href)
    setCopied(true)
  }
  return (
    <Panel title={published.isUpdate ? 'Updated' : 'Published'} onClose={onClose}>
      <p className="flex items-center gap-2" role="status">
        <CircleCheck size={16} aria-hidden="true" className="shrink-0 text-good" />
        {published.isUpdate ? 'Readers get the new text now.' : 'The story is before readers.'}
      </p>
      <p className="mt-2 break-all text-ink-soft">{published.path}</p>
      <div className="mt-3 flex justify-end gap-2">
        <Button onPress={() => void copy()}>{isCopied ? 'Copied' : 'Copy link'}</Button>
        <a href={published.path} target="_blank" rel="noreferrer" className={buttonStyle({ tone: 'primary' })}>
          Open the page
        </a>
      </div>
    </Panel>
  )
}
