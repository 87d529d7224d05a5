'use client'

import { Panel } from '#components/ui/panel.tsx'
import { SecretLine } from '#components/ui/secret-line.tsx'
import type { LinkKind } from '#newsroom/people/one-time-link.ts'
import { useWords } from '#words'

export type HandedOut = { email: string; link: string; kind: LinkKind }

/** A one-time link, shown once to its creator. */
export function HandedOutLink({ link: { email, link, kind }, mailed, onClose }: { link: HandedOut; mailed: boolean; onClose: () => void }) {
  const say = useWords()
  return (
    <Panel title={say('people.linkFor', { email })} onClose={onClose} className="mb-5">
      <p className="mb-2 text-ink-soft">{say(mailed ? `people.linkMailed-${kind}` : `people.linkByHand-${kind}`)}</p>
      <SecretLine label={say('people.link')} value={link} />
    </Panel>
  )
}
