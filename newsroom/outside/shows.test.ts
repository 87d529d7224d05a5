import { expect, test } from 'vitest'
import { type Expected, problemOf } from './shows.ts'

const page = (body: string, status = 200) => ({ status, text: `<!doctype html><html><body>${body}</body></html>` })
const story: Expected = { kind: 'story', headline: 'Bread & salt', blocks: ['First “words”, 10⁶ of them.', 'Last words.'] }
const drawn =
  '<h1>Bread &amp;  salt</h1><p>First <q>words</q>, 10<sup>6</sup> of <a href="/x">them</a>.</p><aside>Share</aside><p>Last words.</p>'
const link: Expected = { kind: 'link', path: '/news/a', headline: 'A headline' }
const entry: Expected = { kind: 'entry', element: 'url', address: 'https://p.test/news/a', pieces: ['<lastmod>2</lastmod>'] }
const data = (facts: object) => page(`<script type="application/ld+json">{"@graph":[${JSON.stringify(facts)}]}</script>`)
const wantedData: Expected = { kind: 'data', headline: 'A', changedAt: '2', corrections: 1 }
const facts = { '@type': 'NewsArticle', headline: 'A', dateModified: '2', correction: [{}] }
const sitemap = (...entries: string[]) => ({
  status: 200,
  text: `<urlset>${entries.map((each) => `<url>${each}</url>`).join('')}</urlset>`,
})

test.each<[string, Parameters<typeof problemOf>[0], Expected, string | null]>([
  ['the story as it is', page(drawn), story, null],
  ['a story with another headline', page(drawn.replace('salt', 'wine')), story, 'old'],
  ['a story without its last words', page(drawn.replace('Last', 'Old')), story, 'old'],
  [
    'a story whose blocks are in another order',
    page(`<h1>Bread & salt</h1><p>Last words.</p><p>First “words”, 10⁶ of them.</p>`),
    story,
    'old',
  ],
  ['a page that is missing', page('', 404), story, 'status'],
  ['no answer', { problem: 'no-answer' }, story, 'no-answer'],
  ['its facts', data(facts), wantedData, null],
  ['older facts', data({ ...facts, dateModified: '1' }), wantedData, 'old'],
  ['facts without the correction', data({ ...facts, correction: [] }), wantedData, 'old'],
  ['facts that are no JSON', page('<script type="application/ld+json">{</script>'), wantedData, 'old'],
  ['a list with it', page('<a href="/news/a"> A\n headline</a>'), link, null],
  ['a list with a whole address', page('<a href="https://p.test/news/a?x">A headline</a>'), link, null],
  ['a list with its old headline', page('<a href="/news/a">An old headline</a>'), link, 'old'],
  ['a list with another story', page('<a href="/news/ab">A headline</a>'), link, 'absent'],
  ['a link in a script', page('<script>"<a href=/news/a>A headline</a>"</script>'), link, 'absent'],
  [
    'a sitemap with two entries',
    sitemap('<loc>https://p.test/news/b</loc>', '<loc>https://p.test/news/a</loc><lastmod>2</lastmod>'),
    entry,
    null,
  ],
  [
    'a sitemap with the old time',
    sitemap('<loc>https://p.test/news/a</loc><lastmod>1</lastmod>', '<loc>b</loc><lastmod>2</lastmod>'),
    entry,
    'old',
  ],
  ['an empty sitemap', sitemap(), entry, 'absent'],
  ['a page that is gone', page('', 410), { kind: 'gone', statuses: [410] }, null],
  ['a page that is only not found', page('', 404), { kind: 'gone', statuses: [410] }, 'status'],
  ['a page that is still there', page(drawn), { kind: 'gone', statuses: [410] }, 'still-there'],
  ['a list without it', page('<a href="/news/b">B</a>'), { kind: 'no-link', path: '/news/a' }, null],
  ['a list that still has it', page('<a href="/news/a">An old headline</a>'), { kind: 'no-link', path: '/news/a' }, 'still-there'],
  ['a feed without it', sitemap(), { kind: 'no-entry', element: 'url', address: 'https://p.test/news/a' }, null],
  [
    'a feed that still has it',
    sitemap('<loc>https://p.test/news/a</loc>'),
    { kind: 'no-entry', element: 'url', address: 'https://p.test/news/a' },
    'still-there',
  ],
  ['an error instead of a list', page('', 503), { kind: 'no-link', path: '/news/a' }, 'status'],
])('%s', (_, answer, expected, problem) => {
  expect(problemOf(answer, expected)?.problem ?? null).toBe(problem)
})

test('a page that is nested a hundred thousand deep is read', () => {
  const deep = '<div>'.repeat(100_000)
  expect(problemOf(page(`${deep}<a href="/news/a">A headline</a>`), link)).toBeNull()
})
