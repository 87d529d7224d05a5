'use client'

import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '#words'
import { Button } from './button.tsx'
import { fieldBox } from './field-style.ts'

/** A secret that is shown once, to be copied: only its hash is stored. */
export function SecretLine({ label, value }: { label: string; value: string }) {
  const say = useWords()
  const [copied, setCopied] = useState(false)
  async function copy() {
    try {
      await navigator.clipboard.writeText(value)
      setCopied(true)
    } catch {
      setCopied(false) // no permission: a click into the field selects the text
    }
  }
  return (
    <div className="flex gap-2">
      <input
        readOnly
        aria-label={label}
        value={value}
        onFocus={(event) => event.currentTarget.select()}
        className={`${fieldBox} h-8 px-2.5 font-mono text-xs pointer-coarse:h-11`}
      />
      <Button onPress={copy}>
        {copied ? <Check size={15} aria-hidden="true" /> : <Copy size={15} aria-hidden="true" />}
        {say(copied ? 'people.copied' : 'people.copy')}
      </Button>
    </div>
  )
}
