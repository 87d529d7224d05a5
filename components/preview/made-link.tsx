'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { fieldBox } from '#components/ui/field-style.ts'
import { useFocusReturn } from '#components/ui/use-focus-return.ts'
import { useWords } from '#words'

/** A new preview link, shown once: only its hash is stored. */
export function MadeLink({ path, onClose }: { path: string; onClose: () => void }) {
  const say = useWords()
  const [isCopied, setCopied] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useFocusReturn()
  useEffect(() => field.current?.focus(), [])
  const link = new URL(path, window.location.origin).href
  async function copy() {
    try {
      await navigator.clipboard.writeText(link)
      setCopied(true)
    } catch {
      setCopied(false) // no permission: a click into the field selects the link
    }
  }
  return (
    <div className="grid gap-2 rounded-md bg-good-soft p-3" role="status">
      <p>{say('preview.made')}</p>
      <input
        ref={field}
        readOnly
        aria-label={say('preview.link')}
        value={link}
        onFocus={(event) => event.currentTarget.select()}
        className={`${fieldBox} h-8 px-2.5 font-mono text-xs pointer-coarse:h-11`}
      />
      <div className="flex flex-wrap gap-2">
        <Button size="small" onPress={() => void copy()}>
          {isCopied ? <Check size={15} aria-hidden="true" /> : <Copy size={15} aria-hidden="true" />}
          {say(isCopied ? 'preview.copied' : 'preview.copy')}
        </Button>
        <Button size="small" tone="quiet" onPress={onClose}>
          {say('everywhere.close')}
        </Button>
      </div>
    </div>
  )
}
