'use client'

import type { Editor } from '@tiptap/core'
import { ArrowDown, ArrowUp, CaseSensitive, Regex, Replace, WholeWord } from 'lucide-react'
import { type KeyboardEvent as Key, useEffect, useRef, useState } from 'react'
import { Tool } from '#components/editor/toolbar/tool.tsx'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { Say } from '#components/ui/words/say.ts'
import { useWords } from '#words'
import './find.css'
import { asksToFind, isForStory } from './find-keys.ts'
import { goInto } from './go-to-match.ts'
import { foundIn } from './matches.ts'
import { type Find, useFind } from './use-find.ts'

type Props = {
  editor: Editor
  /** It was opened to replace. */
  replaces: boolean
  onClose: () => void
}

/** Finds and replaces in the whole story, with the captions of its pictures. Escape returns to the text, with the match selected. */
export function FindBar({ editor, replaces, onClose }: Props) {
  const say = useWords()
  const find = useFind(editor)
  const field = useRef<HTMLInputElement>(null)
  const [isOpen, setOpen] = useState(replaces)
  useEffect(() => setOpen((before) => before || replaces), [replaces])
  useFindAgain(() => {
    field.current?.focus()
    field.current?.select()
  })
  const leave = () => {
    const { matches, current } = foundIn(editor.state)
    const match = matches[current]
    onClose()
    if (match) goInto(editor, match)
  }
  const onKeyDown = (event: Key) => {
    if (asksToFind(event.nativeEvent) !== 'replace' || !find.mayReplace) return
    event.preventDefault()
    setOpen(true)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button in it does the same
    <div onKeyDown={onKeyDown} className="absolute top-2 right-0 z-30 w-[min(26rem,100%)]">
      <Panel title={say('find.title')} onClose={leave}>
        <div className="flex items-center gap-1">
          <TextField
            label={say('find.find')}
            labelHidden
            placeholder={say('find.find')}
            className="min-w-0 flex-1"
            inputRef={field}
            value={find.query.text}
            onChange={(text) => find.change({ text })}
            onKeyDown={onEnter((event) => find.step(event.shiftKey ? -1 : 1))}
          />
          <Tool name={say('find.previous')} icon={ArrowUp} keys="Shift+Enter" isDisabled={find.count === 0} onPress={() => find.step(-1)} />
          <Tool name={say('find.next')} icon={ArrowDown} keys="Enter" isDisabled={find.count === 0} onPress={() => find.step(1)} />
        </div>
        <div className="mt-1.5 flex flex-wrap items-center gap-1">
          <Choices find={find} />
          {find.mayReplace && (
            <Tool name={say('find.showReplace')} icon={Replace} isOn={isOpen} onPress={() => setOpen((before) => !before)} />
          )}
          <p role="status" className="ml-auto text-ink-soft text-xs tabular-nums">
            {inWords(say, find)}
          </p>
        </div>
        {isOpen && find.mayReplace && <ReplaceLine find={find} />}
      </Panel>
    </div>
  )
}

function Choices({ find: { query, change } }: { find: Find }) {
  const say = useWords()
  return (
    <>
      <Tool name={say('find.exact')} icon={CaseSensitive} isOn={query.isExact} onPress={() => change({ isExact: !query.isExact })} />
      <Tool name={say('find.whole')} icon={WholeWord} isOn={query.isWhole} onPress={() => change({ isWhole: !query.isWhole })} />
      <Tool
        name={say('find.expression')}
        icon={Regex}
        isOn={query.isExpression}
        onPress={() => change({ isExpression: !query.isExpression })}
      />
    </>
  )
}

function ReplaceLine({ find }: { find: Find }) {
  const say = useWords()
  const [template, setTemplate] = useState('')
  const isNothing = find.count === 0
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-1">
      <TextField
        label={say('find.with')}
        labelHidden
        placeholder={say('find.with')}
        className="min-w-[min(100%,10rem)] flex-1"
        value={template}
        onChange={setTemplate}
        onKeyDown={onEnter(() => find.replaceOne(template))}
      />
      <Button size="small" isDisabled={isNothing} onPress={() => find.replaceOne(template)}>
        {say('find.replace')}
      </Button>
      <Button size="small" isDisabled={isNothing} onPress={() => find.replaceAll(template)}>
        {say('find.replaceAll')}
      </Button>
    </div>
  )
}

function inWords(say: Say, { query, state, replaced, count, current }: Find): string {
  if (state === 'searching') return say('everywhere.searching')
  if (state !== null) return say(`find.problem-${state}`)
  if (replaced !== null) return say('find.replaced', { count: replaced })
  if (query.text === '') return ''
  return count === 0 ? say('everywhere.noResults') : say('find.place', { place: current + 1, count })
}

/** Other keys go on to the bar: Escape, Ctrl+H. */
const onEnter = (act: (event: Key) => void) => (event: Key & { continuePropagation: () => void }) => {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) {
    event.continuePropagation()
    return
  }
  event.preventDefault()
  act(event)
}

/** Ctrl+F in the text, while the bar is open, leads back to its field. In the field it is the browser's own. */
function useFindAgain(select: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (asksToFind(event) !== 'find' || !isForStory(event)) return
      event.preventDefault()
      select()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  })
}
