import type { StyleRuleSent } from '#newsroom/house-style/input.ts'

/** The house style of the demo. Its drafts break it here and there. */
export const demoStyle: readonly StyleRuleSent[] = [
  { language: 'en', term: 'telephone', better: 'phone', why: 'Shorter, and everybody says it.' },
  { language: 'en', term: 'Kiev', better: 'Kyiv', why: 'From the Ukrainian name.' },
  { language: 'uk', term: 'на протязі', better: 'протягом', why: 'Протяг буває у вікні.' },
  { language: 'uk', term: 'приймати участь', better: 'брати участь', why: 'Участь беруть.' },
]
