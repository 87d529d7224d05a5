import type { Edition } from './edition.ts'

/** The element of the live script on the feed, where it counts new stories; empty without script. */
export function LiveFeed({ edition: { language, words } }: { edition: Edition }) {
  // One sample per plural form; the script inserts the number.
  const samples = new Intl.PluralRules(language)
    .resolvedOptions()
    .pluralCategories.map((form) => [form, words('newStories', { count: sampleOf[form] })])
  return (
    <galley-live feed={language} forms={JSON.stringify(Object.fromEntries(samples))} many={words('newest')}>
      <p role="status" />
    </galley-live>
  )
}

const sampleOf = { zero: 0, one: 1, two: 2, few: 3, many: 5, other: 2 } as const satisfies Record<Intl.LDMLPluralRule, number>

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
    >
      <p role="status" />
    </galley-live>
  )
}
