'use client'

import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { fieldBox } from '#components/ui/field-style.ts'
import { Panel } from '#components/ui/panel.tsx'
import type { LinkKind } from '#newsroom/people/one-time-link.ts'
import { useWords } from '#words'

export type HandedOut = { email: string; link: string; kind: LinkKind }

/** A one-time link, shown once to its creator: only its hash is stored. */
export function HandedOutLink({ link: { email, link, kind }, mailed, onClose }: { link: HandedOut; mailed: boolean; onClose: () => void }) {
  const say = useWords()
  const [copied, setCopied] = useState(false)
  async function copy() {
    try {
      await navigator.clipboard.writeText(link)
      setCopied(true)
    } catch {
      setCopied(false) // no permission: a click into the field selects the link
    }
  }
  return (
    <Panel title={say('people.linkFor', { email })} onClose={onClose} className="mb-5">
      <p className="mb-2 text-ink-soft">{say(mailed ? `people.linkMailed-${kind}` : `people.linkByHand-${kind}`)}</p>
      <div className="flex gap-2">
        <input
          readOnly
          aria-label={say('people.link')}
          value={link}
          onFocus={(event) => event.currentTarget.select()}
          className={`${fieldBox} h-8 px-2.5 font-mono text-xs pointer-coarse:h-11`}
        />
        <Button onPress={copy}>
          {copied ? <Check size={15} aria-hidden="true" /> : <Copy size={15} aria-hidden="true" />}
          {say(copied ? 'people.copied' : 'people.copy')}
        </Button>
      </div>
    </Panel>
  )
}
