'use client'

import { X } from 'lucide-react'
import { useState } from 'react'
import type { EditorActions } from '#components/editor/actions.ts'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Select } from '#components/ui/select.tsx'
import { useWords } from '#words'
import { type Dialect, dialects } from './check/dialects.ts'
import { chooseGrammar, useGrammarChoice } from './grammar-choice.ts'
import { useGrammarExceptions } from './use-grammar.ts'

type Props = { articleId: string; actions: EditorActions['grammar'] }

/** Switches the grammar on, and shows what it leaves alone. Of an English story. */
export function GrammarChoices(props: Props) {
  const say = useWords()
  const choice = useGrammarChoice()
  const isOn = choice !== 'off'
  // Switched on again, it is the English of before.
  const [dialect, setDialect] = useState<Dialect>(isOn ? choice : 'british')
  const choose = (chosen: Dialect) => {
    setDialect(chosen)
    chooseGrammar(chosen)
  }
  return (
    <section aria-label={say('grammar.title')} className="mt-4 grid gap-3 border-line border-t pt-4">
      <Checkbox isSelected={isOn} onChange={(on) => chooseGrammar(on ? dialect : 'off')} hint={say('grammar.whileWritingHint')}>
        {say('grammar.whileWriting')}
      </Checkbox>
      {isOn && (
        <>
          <Select
            label={say('grammar.dialect')}
            choices={dialects.map((id) => ({ id, name: say(`grammar.${id}`) }))}
            selectedKey={choice}
            onSelectionChange={(key) => choose(dialects.find((each) => each === key) ?? dialect)}
          />
          <LeftAlone {...props} />
        </>
      )}
    </section>
  )
}

/** One's own words, and what is ignored in this story. */
function LeftAlone({ articleId, actions }: Props) {
  const say = useWords()
  const { exceptions, setIgnored, setKept } = useGrammarExceptions(articleId, actions)
  return (
    <>
      <Words
        title={say('grammar.ownWords')}
        words={exceptions.words.map((word) => ({ key: word, word, remove: () => void setKept(word, false) }))}
        nameOf={(word) => say('grammar.forget', { word })}
      />
      <Words
        title={say('grammar.ignored')}
        words={exceptions.ignored.map(({ rule, words }) => ({
          key: `${rule} ${words}`,
          word: words,
          remove: () => void setIgnored(rule, words, false),
        }))}
        nameOf={(words) => say('grammar.lookAgainFor', { words })}
      />
    </>
  )
}

type Word = { key: string; word: string; remove: () => void }

function Words({ title, words, nameOf }: { title: string; words: Word[]; nameOf: (word: string) => string }) {
  if (words.length === 0) return null
  return (
    <div>
      <h3 className="font-bold text-xs">{title}</h3>
      <ul className="mt-1 flex max-h-40 flex-wrap gap-1 overflow-auto">
        {words.map(({ key, word, remove }) => (
          <li key={key} className="flex max-w-full items-center rounded-sm bg-sunken pl-2 text-sm">
            <span lang="en" className="min-w-0 truncate">
              {word}
            </span>
            <Button size="small" tone="quiet" square aria-label={nameOf(word)} onPress={remove}>
              <X size={14} aria-hidden="true" />
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
