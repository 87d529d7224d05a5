'use client'

import type { FormEvent } from 'react'
import { v7 } from 'uuid'
import { beginWithItem } from '#components/media/in-story/waiting-item.ts'
import { Alert } from '#components/ui/alert.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Page } from '#components/ui/page.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { languageFacts } from '#lib/languages.ts'
import { publishedLanguages } from '#lib/publication.ts'
import { useWords } from '#words'
import { BegunEditor } from './begin/begun-editor.tsx'
import { StartFromFile } from './begin/start-from-file.tsx'
import { useBegun } from './begin/use-begun.ts'
import type { EditorProps } from './editor-props.ts'
import { beginWithWaiting } from './files/waiting.ts'
import { type Start, useStart } from './use-start.ts'

/**
 * Asks for the language of a new story. A story is created only by pressing a button, not by opening an address, because browsers and Next
 * prefetch links. Until the script has loaded this is a plain form. After that a second press is ignored while the first is being sent, and
 * a press without an answer is reported here. The id is made here, so that what waits for the new story comes into no other one.
 */
export function StartStory({ start, personId, stories }: { start: Start; personId: string; stories: readonly EditorProps[] }) {
  const say = useWords()
  const { begin, chosen, isBeginning, isUnsure } = useStart(start)
  const { begun, beginHere } = useBegun(personId)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (isBeginning) return
    const id = v7()
    beginWithWaiting(id)
    beginWithItem(id)
    const { submitter } = event.nativeEvent as SubmitEvent // of a form's submit event there is no other
    const form = new FormData(event.currentTarget, submitter)
    form.set('id', id)
    const language = publishedLanguages().find((code) => code === form.get('language'))
    if (navigator.onLine || !language) begin(form)
    else void beginHere(id, language).catch(() => begin(form)) // this device keeps nothing
  }

  if (begun === 'unknown')
    return (
      <EmptyState isPage title={say('desk.noNetwork')}>
        {say('desk.noNetworkAbout')}
      </EmptyState>
    )
  const story = begun && stories.find(({ story }) => story.language === begun.language)
  if (begun && story) return <BegunEditor key={begun.articleId} begun={begun} story={story} />
  return (
    <Page title={say('stories.newStory')} about={say('editor.whichLanguage')}>
      <form action={start} onSubmit={submit} className="flex flex-wrap gap-2">
        {publishedLanguages().map((language, index) => (
          <button
            key={language}
            type="submit"
            name="language"
            value={language}
            lang={language}
            aria-disabled={isBeginning}
            // biome-ignore lint/a11y/noAutofocus: the page has one purpose, and Enter is to be enough for it
            autoFocus={index === 0}
            className={`${buttonStyle({ tone: index === 0 ? 'primary' : 'plain' })} aria-disabled:opacity-50`}
          >
            {chosen === language && <Spinner label={say('everywhere.working')} />}
            {languageFacts[language].name}
          </button>
        ))}
      </form>
      <StartFromFile />
      {isUnsure && (
        <div className="mt-4">
          <Alert tone="danger" live>
            {say('editor.startUnsure')}
          </Alert>
        </div>
      )}
    </Page>
  )
}
