'use client'

import type { Editor } from '@tiptap/core'
import { type FormEvent, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { cleanText } from '#lib/clean-text.ts'
import { isAbbreviated, longestTitle } from '#newsroom/articles/nodes.ts'
import { useFormat, useWords } from '#words'
import { usePlaceAtSelection } from './use-place-at-selection.ts'

/** The languages that are offered; a story that comes in may have others. */
const offered =
  'ar be bg bn cs da de el en es et fa fi fr ga he hi hr hu hy id it ja ka kk ko la lt lv mk nl no pl pt ro ru sk sl sq sr sv sw ta th tr uk ur uz vi zh'.split(
    ' ',
  )
const none = 'none'

/** Ctrl+Shift+L: in which language the selected words are, and what they stand for. */
export function WordsPanel({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const say = useWords()
  const place = useRef<HTMLDivElement>(null)
  usePlaceAtSelection(place, editor)
  const [before] = useState(() => ({
    code: String(editor.getAttributes('language').code ?? none),
    title: String(editor.getAttributes('abbreviation').title ?? ''),
  }))
  const [code, setCode] = useState(before.code)
  const [title, setTitle] = useState(before.title)
  const choices = useChoices(before.code)
  const clean = cleanText(title).trim()
  const isTooLong = clean !== '' && !isAbbreviated(clean)
  const hasWords = !editor.state.selection.empty || before.code !== none || before.title !== ''
  function change(event: FormEvent) {
    event.preventDefault()
    if (isTooLong || !hasWords) return
    setMark(editor, 'language', code === none ? null : { code })
    setMark(editor, 'abbreviation', clean === '' ? null : { title: clean })
    onClose()
  }
  return (
    <div ref={place} className="absolute left-1/2 z-30 w-[min(24rem,calc(100%-1.5rem))] -translate-x-1/2 scroll-mt-28 scroll-mb-4">
      <Panel title={say('editor.aboutWords')} onClose={onClose}>
        {hasWords ? (
          <form onSubmit={change} className="grid gap-3">
            <TextField
              label={say('editor.standsFor')}
              hint={say('editor.standsForHint')}
              problem={isTooLong ? say('editor.standsForTooLong', { longest: longestTitle }) : undefined}
              autoComplete="off"
              value={title}
              onChange={setTitle}
            />
            <Select
              label={say('editor.wordsLanguage')}
              hint={say('editor.wordsLanguageHint')}
              choices={choices}
              selectedKey={code}
              onSelectionChange={(chosen) => setCode(String(chosen ?? none))}
            />
            <span>
              <Button type="submit" tone="primary" size="small">
                {say('editor.setAboutWords')}
              </Button>
            </span>
          </form>
        ) : (
          <p className="text-sm">{say('editor.selectWords')}</p>
        )}
      </Panel>
    </div>
  )
}

/** The languages by their names, first that of the story. */
function useChoices(now: string) {
  const say = useWords()
  const { locale } = useFormat()
  const names = new Intl.DisplayNames([locale], { type: 'language' })
  const codes = [...new Set([...offered, ...(now === none ? [] : [now])])]
  const choices = codes.map((id) => ({ id, name: names.of(id) ?? id })).toSorted((one, other) => one.name.localeCompare(other.name, locale))
  return [{ id: none, name: say('editor.storysLanguage') }, ...choices]
}

/** On the selected words; without a selection, on all the words around the caret that have it. */
function setMark(editor: Editor, name: 'language' | 'abbreviation', attributes: Record<string, string> | null): void {
  const chain = editor.chain().focus()
  if (editor.state.selection.empty) chain.extendMarkRange(name)
  if (attributes) chain.setMark(name, attributes).run()
  else chain.unsetMark(name).run()
}
