'use client'

import { Check, Copy, Download } from 'lucide-react'
import { useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { useWords } from '#words'

/** Recovery codes, shown once: only their hashes are stored. */
export function ShownCodes({ codes }: { codes: string[] }) {
  const say = useWords()
  const [copied, setCopied] = useState(false)
  const text = `${codes.join('\n')}\n`
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false), // no permission: they can be selected
    )
  return (
    <Alert tone="warn" live>
      <p className="font-semibold">{say('factors.keepCodes')}</p>
      <p>{say('factors.keepCodesAbout')}</p>
      <ul
        aria-label={say('factors.recoveryCodes')}
        className="my-2 grid grid-cols-[repeat(auto-fill,minmax(11.5rem,1fr))] gap-x-4 gap-y-1 font-mono"
      >
        {codes.map((code) => (
          <li key={code} className="select-all">
            {code}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button onPress={copy}>
          {copied ? <Check size={15} aria-hidden="true" /> : <Copy size={15} aria-hidden="true" />}{' '}
          {say(copied ? 'people.copied' : 'people.copy')}
        </Button>
        <Button onPress={() => download(text)}>
          <Download size={15} aria-hidden="true" /> {say('factors.download')}
        </Button>
      </div>
    </Alert>
  )
}

function download(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  Object.assign(document.createElement('a'), { href: address, download: 'recovery-codes.txt' }).click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000) // the browser reads it after the click
}
