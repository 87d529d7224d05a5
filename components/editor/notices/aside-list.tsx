'use client'

import type { SetAsideTexts } from '#components/editor/draft/use-set-aside.ts'
import { Button } from '#components/ui/button.tsx'
import type { Say } from '#components/ui/words/say.ts'
import type { DraftText } from '#newsroom/articles/draft-text.ts'
import { blockInWords } from '#newsroom/articles/plain-text.ts'
import { useFormat, useWords } from '#words'
import { whenInWords } from './when.ts'

/** Texts that have no place in the story: on this device, until they are inserted or deleted by hand. */
export function AsideList({
  texts,
  throwAway,
  insert,
}: Pick<SetAsideTexts, 'texts' | 'throwAway'> & { insert: (text: DraftText) => void }) {
  const say = useWords()
  const format = useFormat()
  if (texts.length === 0) return null
  return (
    <section aria-label={say('editor.aside')} className="border-line border-t pt-4">
      <h3 className="mb-1 font-bold text-xs">{say('editor.aside')}</h3>
      <ul className="grid grid-cols-1 gap-2">
        {texts.map((text) => (
          <li key={text.id}>
            <p className="truncate">{text.headline || toReadable(text).slice(0, 80) || say('editor.asideEmpty')}</p>
            <p className="text-ink-faint text-xs">
              {say('editor.asideBy', { name: nameOfWriter(say, text.whose), date: whenInWords(format, text.setAsideAt) })}
            </p>
            <div className="mt-1 flex flex-wrap gap-2">
              <Button
                size="small"
                onPress={() => {
                  insert(text)
                  throwAway(text.id)
                }}
              >
                {say('editor.asideInsert')}
              </Button>
              <Button size="small" onPress={() => navigator.clipboard.writeText(toReadable(text))}>
                {say('people.copy')}
              </Button>
              <Button size="small" tone="quiet" onPress={() => throwAway(text.id)}>
                {say('editor.delete')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** As use-draft.ts and restore.ts keep it, and as an older Galley did: a name, or one of these. */
const unnamed: Readonly<Record<string, 'you' | 'beforeLoading' | 'earlierTab' | 'notPlaced' | 'somebody'>> = {
  you: 'you',
  'you, before this page was loaded': 'beforeLoading',
  'you, in an earlier tab': 'earlierTab',
  'not placed': 'notPlaced',
  somebody: 'somebody',
}

/** A text as one reads it: headline, dek, blocks, with what is not words named. */
const toReadable = ({ headline, dek, body }: DraftText): string =>
  [headline, dek, ...body.content.map(blockInWords)].filter(Boolean).join('\n\n')

function nameOfWriter(say: Say, whose: string): string {
  const known = unnamed[whose]
  return known ? say(`editor.aside-${known}`) : whose
}
