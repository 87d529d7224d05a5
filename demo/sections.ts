import type { Localized } from '#lib/languages.ts'

export const paper = {
  name: { en: 'The Crossing', uk: 'Переправа' },
  tagline: { en: 'News from both banks', uk: 'Новини з обох берегів' },
} satisfies Record<string, Localized>

/** The five sections, in the order of the masthead. The key is the slug. */
export const demoSections = {
  war: {
    name: { en: 'War', uk: 'Війна' },
    description: {
      en: 'What the war does to the country, told calmly and checked twice.',
      uk: 'Що війна робить із країною: спокійно й двічі перевірено.',
    },
  },
  country: {
    name: { en: 'Country', uk: 'Країна' },
    description: {
      en: 'Towns, villages, schools, rivers and the people who run them.',
      uk: 'Міста, села, школи, ріки й люди, на яких усе тримається.',
    },
  },
  economy: {
    name: { en: 'Economy', uk: 'Економіка' },
    description: { en: 'Work, prices, harvests and the price of light.', uk: 'Робота, ціни, врожаї і скільки коштує світло.' },
  },
  culture: {
    name: { en: 'Culture', uk: 'Культура' },
    description: { en: 'Books, stages, museums and what survives them.', uk: 'Книжки, сцени, музеї й те, що їх переживає.' },
  },
  life: {
    name: { en: 'Life', uk: 'Життя' },
    description: { en: 'Science, sport, health and the night sky.', uk: 'Наука, спорт, здоров’я і нічне небо.' },
  },
} satisfies Record<string, { name: Localized; description: Localized }>

export type SectionKey = keyof typeof demoSections
