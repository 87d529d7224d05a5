'use client'

import { ChevronDown, Plus } from 'lucide-react'
import { type FormEvent, useEffect } from 'react'
import { type Start, useStart } from '#components/editor/use-start.ts'
import { useCommands } from '#components/palette/offer.ts'
import { Button } from '#components/ui/button.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Menu, MenuItem, MenuTrigger } from '#components/ui/menu.tsx'
import { notify } from '#components/ui/notify.ts'
import { Spinner } from '#components/ui/spinner.tsx'
import { type Language, languageFacts } from '#lib/languages.ts'
import { publishedLanguages } from '#lib/publication.ts'
import { useWords } from '#words'

/**
 * Creates a story in the language of the person's last one; the arrow next to it offers the others. A plain form until the script has
 * loaded.
 */
export function NewStory({ start, language }: { start: Start; language: Language }) {
  const say = useWords()
  const { begin: beginNow, isBeginning, isUnsure } = useStart(start)
  useEffect(() => {
    if (isUnsure) notify.problem(say('stories.notReached'), { detail: say('stories.notReachedAbout') })
  }, [isUnsure, say])

  /** Without a network the page of a new story, which this device keeps, begins it. */
  function begin(form: FormData) {
    const isKept = navigator.serviceWorker?.controller != null
    if (!navigator.onLine && isKept) window.location.assign('/desk/articles/new')
    else beginNow(form)
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    begin(new FormData(event.currentTarget))
  }

  useCommands(() => {
    const form = new FormData()
    form.set('language', language)
    return isBeginning ? [] : [{ id: 'new-story', name: say('stories.newStory'), run: () => begin(form) }]
  })
  return (
    <form action={start} onSubmit={submit} className="flex">
      <input type="hidden" name="language" value={language} />
      <button
        type="submit"
        data-new-story
        aria-disabled={isBeginning}
        className={`${buttonStyle({ tone: 'primary' })} rounded-r-none aria-disabled:opacity-50`}
      >
        {isBeginning ? <Spinner label={say('everywhere.working')} /> : <Plus size={15} aria-hidden="true" />} {say('stories.newStory')}
      </button>
      <MenuTrigger>
        <Button tone="primary" square className="ml-px rounded-l-none" aria-label={say('stories.newInAnother')}>
          <ChevronDown size={15} aria-hidden="true" />
        </Button>
        <Menu aria-label={say('stories.newLanguage')} placement="bottom end">
          {publishedLanguages().map((each) => (
            <MenuItem
              key={each}
              onAction={() => {
                const form = new FormData()
                form.set('language', each)
                begin(form)
              }}
            >
              {languageFacts[each].name}
            </MenuItem>
          ))}
        </Menu>
      </MenuTrigger>
    </form>
  )
}
