'use client'

import { type FormEvent, useState } from 'react'
import { type Ask, inWords } from '#components/people/words.ts'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { fieldHint, fieldLabel } from '#components/ui/field-style.ts'
import { useAsk } from '#components/ui/use-ask.ts'
import { type Crawler, crawlerNames, crawlers } from '#lib/crawlers.ts'
import { useWords } from '#words'

type Crawling = { indexed: boolean; refused: Crawler[]; llms: boolean }

/** Who may list the paper, and which crawlers of AI companies may read it. */
export function CrawlersForm({ indexed, refused, llms, save }: Crawling & { save: Ask<Crawling> }) {
  const say = useWords()
  const [isListed, list] = useState(indexed)
  const [allowed, allow] = useState(crawlerNames.filter((name) => !refused.includes(name)))
  const [hasLlms, setLlms] = useState(llms)
  const { run, busy } = useAsk(inWords, save, () => say('settings.crawlersSaved'))

  const withName = (is: boolean, name: Crawler) => crawlerNames.filter((each) => (each === name ? is : allowed.includes(each)))

  function submit(event: FormEvent) {
    event.preventDefault()
    void run({ indexed: isListed, refused: crawlerNames.filter((name) => !allowed.includes(name)), llms: hasLlms })
  }

  return (
    <form onSubmit={submit} className="grid max-w-xl gap-4">
      <Checkbox isSelected={isListed} onChange={list} hint={say('settings.indexedHint')}>
        {say('settings.indexed')}
      </Checkbox>
      <fieldset>
        <legend className={fieldLabel}>{say('settings.crawlers')}</legend>
        <p className={fieldHint}>{say('settings.crawlersHint')}</p>
        <div className="mt-2 grid gap-2 sm:grid-cols-2">
          {crawlerNames.map((name) => (
            <Checkbox key={name} isSelected={allowed.includes(name)} onChange={(is) => allow(withName(is, name))} hint={crawlers[name]}>
              {name}
            </Checkbox>
          ))}
        </div>
        <div className="mt-3 flex flex-wrap gap-2">
          <Button size="small" onPress={() => allow([...crawlerNames])}>
            {say('settings.allowAll')}
          </Button>
          <Button size="small" onPress={() => allow([])}>
            {say('settings.allowNone')}
          </Button>
        </div>
      </fieldset>
      <Checkbox isSelected={hasLlms} onChange={setLlms} hint={say('settings.llmsHint')}>
        {say('settings.llms')}
      </Checkbox>
      <div>
        <Button type="submit" tone="primary" isPending={busy}>
          {say('everywhere.save')}
        </Button>
      </div>
    </form>
  )
}
