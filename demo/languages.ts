/** What the demo newsroom publishes in; the first stands without a prefix. */
export const demoLanguages = ['en', 'uk'] as const
export type DemoLanguage = (typeof demoLanguages)[number]
