import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'
import type { StyleRuleSent } from '#newsroom/house-style/input.ts'
import type { DemoLanguage } from './languages.ts'

/** The house style of the demo. Its drafts break it here and there. */
export const demoStyle: readonly StyleRuleSent[] = [
  { language: 'en', term: 'telephone', better: 'phone', why: 'Shorter, and everybody says it.' },
  { language: 'en', term: 'Kiev', better: 'Kyiv', why: 'From the Ukrainian name.' },
  { language: 'uk', term: 'на протязі', better: 'протягом', why: 'Протяг буває у вікні.' },
  { language: 'uk', term: 'приймати участь', better: 'брати участь', why: 'Участь беруть.' },
]

const words = (text: string) => [{ type: 'text', text }]
const p = (text: string): DocumentNode => ({ type: 'paragraph', content: words(text) })
const h2 = (text: string): DocumentNode => ({ type: 'heading', attrs: { level: 2 }, content: words(text) })
const text = (...content: DocumentNode[]): ArticleDocument => ({ type: 'doc', content })

/** What everybody can insert. */
export const demoSnippets: readonly { name: string; body: ArticleDocument }[] = [
  {
    name: 'Write to us',
    body: text(
      { type: 'horizontalRule' },
      p('Were you there, or do you know more? Write to the desk of The Crossing; we answer every letter.'),
    ),
  },
  {
    name: 'Напишіть нам',
    body: text({ type: 'horizontalRule' }, p('Були там або знаєте більше? Напишіть до редакції: ми відповідаємо на кожен лист.')),
  },
]

type DemoTemplate = {
  name: string
  language: DemoLanguage
  points: { text: string; holds: boolean }[]
  headline: string
  dek: string
  body: ArticleDocument
}

/** What a story can begin with. */
export const demoTemplates: readonly DemoTemplate[] = [
  {
    name: 'Interview',
    language: 'en',
    points: [
      { text: 'The person has seen their words', holds: true },
      { text: 'A portrait, with its credit', holds: false },
    ],
    headline: '',
    dek: '',
    body: text(
      p('Who is it, and why now? Two sentences.'),
      h2('The first question'),
      p('“The answer.”'),
      h2('The last question'),
      p('“The answer.”'),
    ),
  },
  {
    name: 'Report from a place',
    language: 'en',
    points: [
      { text: 'Names and places are checked', holds: true },
      { text: 'Somebody who disagrees was asked', holds: false },
    ],
    headline: '',
    dek: '',
    body: text(
      p('What one sees on arriving.'),
      h2('What happened'),
      p('Who says so, and how they know.'),
      h2('What comes next'),
      p('When, and who decides.'),
    ),
  },
  {
    name: 'Інтерв’ю',
    language: 'uk',
    points: [
      { text: 'Людина прочитала свої слова', holds: true },
      { text: 'Є портрет із підписом автора', holds: false },
    ],
    headline: '',
    dek: '',
    body: text(
      p('Хто це і чому саме зараз? Два речення.'),
      h2('Перше запитання'),
      p('— Відповідь.'),
      h2('Останнє запитання'),
      p('— Відповідь.'),
    ),
  },
]
