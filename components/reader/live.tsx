import type { Language } from '#lib/languages.ts'
import type { Edition } from './edition.ts'
import type { Words } from './words/words.ts'

/** The element of the live script on the feed, where it counts new stories; empty without script. */
export function LiveFeed({ edition: { language, words } }: { edition: Edition }) {
  return (
    <galley-live feed={language} forms={JSON.stringify(sampleForms(language, words))} many={words('newest')} {...ofBreaking(words)}>
      <p role="status" />
      <div role="status" />
    </galley-live>
  )
}

/** What a banner says that comes while the page is open. */
const ofBreaking = (words: Words) => ({ breaking: words('breaking'), dismiss: words('dismiss') })

/** One sample for each plural form that a number of stories can have; the script inserts the number. */
export function sampleForms(language: Language, words: Words): Partial<Record<Intl.LDMLPluralRule, string>> {
  const rules = new Intl.PluralRules(language)
  const samples: Partial<Record<Intl.LDMLPluralRule, string>> = {}
  for (let count = 1; count <= 200; count += 1) samples[rules.select(count)] ??= words('newStories', { count })
  return samples
}

/** On a story it offers the new text, and removes a story that was taken down. */
export function LiveStory({ edition: { words, zone }, articleId }: { edition: Edition; articleId: string }) {
  return (
    <galley-live
      story={articleId}
      zone={zone}
      updated={words('newText', { time: '00:00' })}
      corrected={words('correctedText', { time: '00:00' })}
      gone={words('goneTitle')}
      gone-words={words('gone')}
      {...ofBreaking(words)}
    >
      <p role="status" />
      <div role="status" />
    </galley-live>
  )
}
