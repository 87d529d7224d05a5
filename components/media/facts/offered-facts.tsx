'use client'

import { useRef } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { OfferedFacts, PictureFacts } from '#db/schema/media.ts'
import { useFormat, useWords } from '#words'
import { dayInWords } from './day-in-words.ts'

type Props = { offered: OfferedFacts; facts: PictureFacts; onAccept: (parts: Partial<PictureFacts>) => void }

const names = [
  'rightsHolder',
  'licence',
  'terms',
  'rightsEnd',
  'place',
  'takenOn',
  'peopleShown',
] as const satisfies readonly (keyof OfferedFacts)[]

/** What the file says of itself where nobody has said it yet, to be accepted one by one or all at once; it is then in the fields, to be saved. */
export function OfferedFactsOf({ offered, facts, onAccept }: Props) {
  const say = useWords()
  const { locale } = useFormat()
  const self = useRef<HTMLElement>(null)
  const open = names.filter((name) => offered[name] && !facts[name])
  if (open.length === 0) return null
  const inWords = (name: (typeof names)[number]) => {
    const text = offered[name] ?? ''
    return name === 'rightsEnd' || name === 'takenOn' ? dayInWords(locale, text) : text
  }
  const take = (wanted: readonly (typeof names)[number][]) => {
    const form = self.current?.closest('form')
    onAccept(Object.fromEntries(wanted.map((name) => [name, offered[name]])))
    // The button that was pressed is gone: the focus goes on to the next one, after the last one to Save.
    requestAnimationFrame(() => (self.current?.querySelector('button') ?? form?.querySelector<HTMLElement>('[type=submit]'))?.focus())
  }
  return (
    <section ref={self} aria-labelledby="offered-facts" className="rounded-md bg-accent-soft px-3 py-2 text-xs">
      <h3 id="offered-facts" className="mb-1 font-semibold">
        {say('media.fileSays')}
      </h3>
      <ul className="grid gap-1">
        {open.map((name) => (
          <li key={name} className="flex items-start justify-between gap-2">
            <span className="min-w-0">
              <span className="block text-ink-soft">{say(`media.${name}`)}</span>
              <span className="wrap-anywhere block whitespace-pre-line">{inWords(name)}</span>
            </span>
            <Button size="small" aria-label={say('media.useOne', { name: say(`media.${name}`) })} onPress={() => take([name])}>
              {say('media.use')}
            </Button>
          </li>
        ))}
      </ul>
      {open.length > 1 && (
        <Button size="small" className="mt-2" onPress={() => take(open)}>
          {say('media.useAll')}
        </Button>
      )}
    </section>
  )
}
