/** The languages of the demo newsroom; the first has no prefix. */
export const demoLanguages = ['en', 'uk'] as const
export type DemoLanguage = (typeof demoLanguages)[number]
