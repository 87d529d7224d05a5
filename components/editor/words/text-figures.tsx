import { TextSelection } from '@tiptap/pm/state'
import type { Editor } from '@tiptap/react'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { Language } from '#lib/languages.ts'
import { fewestWords } from '#newsroom/articles/readability.ts'
import { useFormat, useWords } from '#words'
import { howItReads } from './how-it-reads.ts'

/** How long a text is and how it reads; leads to its longest sentence. */
export function TextFigures({ editor, language, words, close }: { editor: Editor; language: Language; words: number; close: () => void }) {
  const say = useWords()
  const format = useFormat()
  const inFigures = (value: number) => format.number(value, { maximumFractionDigits: 1 })
  const { characters, readability, longestAt } = howItReads(editor.state.doc, language)
  const goTo = () => {
    if (!longestAt) return
    close()
    // The panel gives the focus back to where it was when it is gone.
    requestAnimationFrame(() => {
      const { state, view } = editor
      view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, longestAt.from, longestAt.to)).scrollIntoView())
      view.focus()
    })
  }
  return (
    <>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1.5 tabular-nums">
        <Row name={say('editor.wordsInText')}>{inFigures(words)}</Row>
        <Row name={say('editor.charactersInText')}>{inFigures(characters)}</Row>
        {readability && (
          <>
            <Row name={say('editor.sentences')}>{inFigures(readability.sentences)}</Row>
            <Row name={say('editor.perSentence')}>{inFigures(readability.perSentence)}</Row>
            <Row name={say('editor.perWord')}>{inFigures(readability.perWord)}</Row>
            <Row name={say('editor.longestSentence')}>{say('editor.wordCount', { count: readability.longest.words })}</Row>
            {readability.years !== null && <Row name={say('editor.yearsOfSchool')}>{inFigures(readability.years)}</Row>}
          </>
        )}
      </dl>
      {readability === null && <p className="mt-2 text-ink-faint text-xs">{say('editor.tooShortToSay', { count: fewestWords })}</p>}
      {longestAt && (
        <Button size="small" className="mt-3" onPress={goTo}>
          {say('editor.toLongestSentence')}
        </Button>
      )}
    </>
  )
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-soft">{name}</dt>
      <dd className="text-end">{children}</dd>
    </>
  )
}
