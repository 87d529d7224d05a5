import type { Localized } from '#lib/languages.ts'

/** The topics of the demo. The key is the slug. */
export const demoTopics = {
  energy: { en: 'Energy', uk: 'Енергетика' },
  railways: { en: 'Railways', uk: 'Залізниця' },
  rebuilding: { en: 'Rebuilding', uk: 'Відбудова' },
  schools: { en: 'Schools', uk: 'Школи' },
  health: { en: 'Health', uk: 'Здоров’я' },
  demining: { en: 'Demining', uk: 'Розмінування' },
  farming: { en: 'Farming', uk: 'Сільське господарство' },
  'small-business': { en: 'Small business', uk: 'Малий бізнес' },
  prices: { en: 'Prices', uk: 'Ціни' },
  cities: { en: 'Cities', uk: 'Міста' },
  rivers: { en: 'Rivers', uk: 'Ріки' },
  books: { en: 'Books', uk: 'Книжки' },
  theatre: { en: 'Theatre', uk: 'Театр' },
  music: { en: 'Music', uk: 'Музика' },
  heritage: { en: 'Heritage', uk: 'Спадщина' },
  nature: { en: 'Nature', uk: 'Природа' },
  astronomy: { en: 'Astronomy', uk: 'Астрономія' },
  sport: { en: 'Sport', uk: 'Спорт' },
} satisfies Record<string, Localized>

export type TopicKey = keyof typeof demoTopics
