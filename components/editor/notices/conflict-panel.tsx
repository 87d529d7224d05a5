'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import { isSameText } from '#components/editor/draft/text/same-text.ts'
import { Button } from '#components/ui/button.tsx'
import type { DraftText, NewerText } from '#newsroom/articles/draft-text.ts'
import { useFormat, useWords } from '#words'
import { diffTexts, type Piece, toReadable } from './diff.ts'
import { whenInWords } from './when.ts'

/** Somebody else saved in between: both texts, and nothing happens until the writer chooses. */
export function ConflictPanel({
  read,
  newer,
  onKeepMine,
  onTakeTheirs,
}: {
  /** The text on the screen: one may write on before one chooses. */
  read: () => DraftText
  newer: NewerText
  onKeepMine: () => void
  onTakeTheirs: () => void
}) {
  const say = useWords()
  const format = useFormat()
  const mine = useTextOnScreen(read)
  const compared = useMemo(() => diffTexts(mine, newer), [mine, newer])
  const self = useRef<HTMLElement>(null)
  // It stands over the text, and who writes may be far down in it.
  useEffect(() => {
    self.current?.scrollIntoView({ block: 'start' }) // newer browsers answer with a promise, which is no clean-up
  }, [])
  const who = newer.savedBy ?? say('editor.somebody')
  const when = whenInWords(format, newer.savedAt)
  return (
    <section
      ref={self}
      role="alertdialog"
      aria-labelledby="conflict"
      aria-describedby="conflict-about"
      className="mx-auto mb-10 max-w-5xl scroll-mt-24 rounded-lg bg-surface shadow-popover"
    >
      <header className="border-line border-b px-4 py-3">
        <h2 id="conflict" className="font-bold text-base">
          {say('editor.conflict', { name: who, date: when })}
        </h2>
        <p id="conflict-about" className="text-ink-soft">
          {say('editor.conflictAbout')}
        </p>
      </header>
      <div className="grid md:grid-cols-2 md:divide-x md:divide-line">
        <Side
          title={say('editor.yours')}
          pieces={compared.mine}
          text={toReadable(mine)}
          choose={say('editor.keepMine')}
          onChoose={onKeepMine}
          tone="good"
        />
        <Side
          title={say('editor.theirs', { name: who, date: when })}
          pieces={compared.theirs}
          text={toReadable(newer)}
          choose={say('editor.takeTheirs')}
          onChoose={onTakeTheirs}
          tone="warn"
        />
      </div>
    </section>
  )
}

/** Read twice a second. */
function useTextOnScreen(read: () => DraftText): DraftText {
  const [mine, setMine] = useState(read)
  const latest = useRef(read)
  latest.current = read
  useEffect(() => {
    const look = setInterval(() => {
      const now = latest.current()
      setMine((known) => (isSameText(known, now) ? known : now))
    }, 500)
    return () => clearInterval(look)
  }, [])
  return mine
}

const tones = { good: 'bg-good-soft text-good', warn: 'bg-warn-soft text-warn' }

function Side({
  title,
  pieces,
  text,
  choose,
  onChoose,
  tone,
}: {
  title: string
  pieces: Piece[]
  text: string
  choose: string
  onChoose: () => void
  tone: keyof typeof tones
}) {
  const say = useWords()
  const [isCopied, setCopied] = useState(false)
  return (
    <section aria-label={title} className="flex min-w-0 flex-col max-md:not-first:border-line max-md:not-first:border-t">
      <header className="flex flex-wrap items-center gap-2 px-4 pt-3">
        <h3 className="mr-auto font-bold">{title}</h3>
        <Button size="small" onPress={() => navigator.clipboard.writeText(text).then(() => setCopied(true))}>
          {say(isCopied ? 'people.copied' : 'people.copy')}
        </Button>
        <Button size="small" tone="primary" onPress={onChoose}>
          {choose}
        </Button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <div tabIndex={0} className="max-h-[50dvh] overflow-auto whitespace-pre-wrap break-words px-4 py-3 leading-relaxed">
        {pieces.map(({ at, text, only }) =>
          only ? (
            <mark key={at} className={`rounded-sm ${tones[tone]}`}>
              {text}
            </mark>
          ) : (
            <span key={at}>{text}</span>
          ),
        )}
      </div>
    </section>
  )
}
