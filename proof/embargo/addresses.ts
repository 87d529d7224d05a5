import type { Secret } from './story.ts'

/** What the addresses of a crawl are made of. `files`: the addresses of the story's pictures; `link`: of a usual preview link to it. */
export type Facts = {
  secret: Secret
  origin: string
  files: string[]
  /** Of its sound, document and captions. */
  attachments: string[]
  link: string
  /** The page of a live story with a card to it. */
  sibling: string
  section: string
  author: string
}

type Addresses = (facts: Facts) => string[]

const none: Addresses = () => []
const languages = ['', '/uk']
const inLanguages = (paths: string[]) => languages.flatMap((prefix) => paths.map((path) => prefix + path || '/'))
const lists = ({ section, author, secret }: Facts) => [`/section/${section}`, `/topic/${secret.topic}`, `/author/${author}`]
const ofStory =
  (end: string): Addresses =>
  ({ secret }) => [`/desk/articles/${secret.id}${end}`]
/** Fewer than six words: a page of results repeats what was asked for. */
const question = ({ secret }: Facts) => encodeURIComponent(secret.headline.split(' ').slice(0, 3).join(' '))

/**
 * Where a story could be, by the routes of Next's build: for each, every address that might show it, with and without an account. The test
 * names a route that is not here.
 */
export const addresses: Record<string, Addresses> = {
  '/(reader)/[language]/page': () => inLanguages(['']),
  '/(reader)/[language]/news/[slug]/page': ({ secret, sibling }) => [
    ...inLanguages([`/news/${secret.slug}`]),
    ...(secret.former ? [`/news/${secret.former.slug}`, secret.former.path] : []),
    sibling,
  ],
  '/(reader)/[language]/ninjs/[slug]/route': ({ secret }) => inLanguages([`/news/${secret.slug}.ninjs.json`]),
  '/(reader)/[language]/section/[slug]/page': ({ section }) => inLanguages([`/section/${section}`]),
  '/(reader)/[language]/topic/[slug]/page': ({ secret }) => inLanguages([`/topic/${secret.topic}`]),
  '/(reader)/[language]/author/[slug]/page': ({ author }) => inLanguages([`/author/${author}`]),
  '/(reader)/[language]/corrections/page': () => inLanguages(['/corrections']),
  '/(reader)/[language]/search/page': (facts) => [
    ...inLanguages([`/search?q=${question(facts)}`]),
    `/search?q=${facts.secret.headline.split(' ')[0]}&sort=newest`,
    `/search?q=${encodeURIComponent(facts.secret.texts.at(-1)?.split(' ').slice(0, 3).join(' ') ?? '')}`, // its topic
  ],
  '/(reader)/[language]/gone/page': () => ['/en/gone', '/gone'],
  '/(reader)/[language]/missing/page': () => ['/no-such-page', '/uk/no-such-page'],
  '/(reader)/[language]/trouble/page': () => ['/uk/trouble'],
  '/(reader)/[language]/opensearch/route': () => inLanguages(['/opensearch.xml']),
  '/(reader)/[language]/syndication/[format]/[[...of]]/route': (facts) =>
    inLanguages(['', ...lists(facts)].flatMap((of) => ['rss.xml', 'atom.xml', 'feed.json'].map((file) => `${of}/${file}`))),
  '/card/[file]/route': ({ secret }) => [`/card/${secret.id}.png`],
  '/manifest.webmanifest/route': () => ['/manifest.webmanifest'],
  '/llms.txt/route': () => ['/llms.txt'],
  '/(reader)/[language]/page/[slug]/page': () => ['/page/about'],
  '/news-sitemap.xml/route': () => ['/news-sitemap.xml'],
  '/oembed/route': ({ secret, origin }) => [
    `/oembed?url=${encodeURIComponent(`${origin}/news/${secret.slug}`)}`,
    `/oembed?url=${encodeURIComponent(`${origin}/news/${secret.slug}`)}&format=xml`,
  ],
  '/robots.txt/route': () => ['/robots.txt'],
  '/sitemap.xml/route': () => ['/sitemap.xml'],
  '/sitemaps/[file]/route': () => ['/sitemap-1.xml', '/sitemap-2.xml', '/sitemap-topics-1.xml', '/sitemap-authors-1.xml'],
  '/media/[hash]/[file]/route': ({ files }) => files,
  '/attachments/[file]/route': ({ attachments }) => attachments,
  '/healthz/route': () => ['/healthz'],
  '/readyz/route': () => ['/readyz'],

  '/(outside)/preview/[language]/[token]/page': ({ link }) => [link, `${link}/`, `${link}?x=1`, link.replace('/preview/', '/preview/en/')],
  '/(outside)/preview/[language]/closed/page': () => [`/preview/${'0'.repeat(43)}`],
  '/(outside)/preview/[language]/[token]/media/[hash]/[file]/route': ({ link, files }) => files.map((file) => link + file),

  '/(outside)/preview/[language]/[token]/attachments/[file]/route': ({ link, attachments }) => attachments.map((file) => link + file),

  '/desk/programs/page': () => ['/desk/programs'],
  '/desk/wire/page': () => ['/desk/wire', '/desk/wire?show=all'],
  '/desk/wire/unread/route': () => ['/desk/wire/unread'],
  '/desk/wire/of-story/[id]/route': ({ secret }) => [`/desk/wire/of-story/${secret.id}`],
  '/desk/import/page': () => ['/desk/import'],
  '/desk/import/[id]/page': () => ['/desk/import/01890000-0000-7000-8000-0000000000bb'],
  '/desk/import/[id]/progress/route': () => ['/desk/import/01890000-0000-7000-8000-0000000000bb/progress'],
  '/desk/import/[id]/report/route': () => ['/desk/import/01890000-0000-7000-8000-0000000000bb/report'],
  '/api/imports/[id]/route': () => ['/api/imports/01890000-0000-7000-8000-0000000000bb?at=0'],
  // What a key opens is tested in app/api/v1/api.test.ts.
  '/api/v1/openapi.json/route': () => ['/api/v1/openapi.json'],
  '/api/v1/stories/route': () => ['/api/v1/stories'],
  '/api/v1/stories/[id]/route': ({ secret }) => [`/api/v1/stories/${secret.id}`],
  '/api/v1/feed/route': () => ['/api/v1/feed'],
  '/api/v1/sections/route': () => ['/api/v1/sections'],
  '/api/v1/topics/route': () => ['/api/v1/topics'],
  '/api/v1/authors/route': () => ['/api/v1/authors'],

  '/desk/page': (facts) => ['/desk', '/desk?scope=all', `/desk?words=${question(facts)}`, '/desk?scope=waiting'],
  '/desk/[...elsewhere]/page': () => ['/desk/nowhere'],
  '/desk/settings/set-up/page': () => ['/desk/settings/set-up'],
  '/desk/settings/house-style/page': () => ['/desk/settings/house-style'],
  '/desk/settings/snippets/page': () => ['/desk/settings/snippets'],
  '/desk/snippets/route': () => ['/desk/snippets'],
  '/desk/settings/templates/page': () => ['/desk/settings/templates'],
  '/desk/settings/templates/[id]/page': () => ['/desk/settings/templates/01890000-0000-7000-8000-0000000000aa'],
  '/desk/templates/route': () => ['/desk/templates?language=en'],
  '/desk/settings/pages/page': () => ['/desk/settings/pages'],
  '/desk/settings/pages/[id]/[language]/history/page': () => ['/desk/settings/pages/01890000-0000-7000-8000-0000000000aa/en/history'],
  '/desk/settings/pages/[id]/[language]/page': () => ['/desk/settings/pages/01890000-0000-7000-8000-0000000000aa/en'],
  '/desk/feed/page': () => ['/desk/feed'],
  '/desk/waiting/route': () => ['/desk/waiting'],
  '/desk/find/route': (facts) => [`/desk/find?words=${question(facts)}`],
  '/desk/notices/page': () => ['/desk/notices'],
  '/desk/notices/choices/page': () => ['/desk/notices/choices'],
  '/desk/notices/unread/route': () => ['/desk/notices/unread'],
  '/desk/worker.js/route': () => ['/desk/worker.js'],
  '/desk/grammar-worker.js/route': () => ['/desk/grammar-worker.js'],
  '/desk/grammar.wasm/route': () => ['/desk/grammar.wasm'],
  '/desk/expression-worker.js/route': () => ['/desk/expression-worker.js'],
  '/desk/stories-version/route': () => ['/desk/stories-version?scope=all'],
  '/desk/feed/preview/page': () => ['/desk/feed/preview'],
  '/(preview)/desk/feed/preview/paper/page': () => ['/desk/feed/preview/paper'],
  '/desk/audit/page': () => ['/desk/audit'],
  '/desk/audit/export/route': () => ['/desk/audit/export?format=csv'],
  '/desk/health/page': () => ['/desk/health'],
  '/desk/health/troubles/route': () => ['/desk/health/troubles'],
  '/desk/breaking/page': ({ secret }) => ['/desk/breaking', `/desk/breaking?story=${secret.id}`],
  '/desk/breaking/standing/route': () => ['/desk/breaking/standing'],
  '/(preview)/desk/breaking/preview/paper/page': ({ secret }) => [
    '/desk/breaking/preview/paper?language=en&text=Closed',
    `/desk/breaking/preview/paper?language=en&text=Closed&articleId=${secret.id}`,
  ],
  '/desk/calendar/page': () => ['/desk/calendar'],
  '/desk/calendar/late/route': () => ['/desk/calendar/late'],
  // What a secret calendar address of an editor shows of an embargo is tested in app/api/calendar/calendar.test.ts.
  '/api/calendar/[secret]/route': () => [`/api/calendar/${'0'.repeat(43)}`],
  '/desk/notices/off/page': () => ['/desk/notices/off'],
  '/api/notices/off/route': none, // answers POST alone
  '/desk/feed/version/route': () => ['/desk/feed/version?language=en'],
  '/desk/discarded/page': () => ['/desk/discarded'],
  '/desk/media/page': () => ['/desk/media'],
  '/desk/sign-in/page': () => ['/desk/sign-in'],
  '/desk/sign-in/second-factor/page': () => ['/desk/sign-in/second-factor'],
  '/desk/sign-out/page': () => ['/desk/sign-out'],
  '/desk/account/page': () => ['/desk/account'],
  '/desk/account/data/route': () => ['/desk/account/data'],
  '/desk/taxonomy/page': () => ['/desk/taxonomy'],
  '/desk/taxonomy/sections/page': () => ['/desk/taxonomy/sections'],
  '/desk/taxonomy/topics/page': () => ['/desk/taxonomy/topics'],
  '/desk/taxonomy/authors/page': () => ['/desk/taxonomy/authors'],
  '/desk/people/page': () => ['/desk/people'],
  '/desk/settings/page': () => ['/desk/settings'],
  '/desk/articles/new/page': () => ['/desk/articles/new'],
  '/desk/articles/[id]/page': ofStory(''),
  '/desk/articles/[id]/draft/route': ofStory('/draft?since=1'),
  '/desk/articles/[id]/comments/route': ofStory('/comments'),
  '/desk/articles/[id]/grammar/route': ofStory('/grammar'),
  '/desk/articles/[id]/house-style/route': ofStory('/house-style?language=en'),
  '/desk/articles/[id]/begin/route': none, // answers POST alone, for stories that are begun
  '/desk/articles/[id]/preview/page': ofStory('/preview'),
  '/(preview)/desk/articles/[id]/preview/paper/page': ofStory('/preview/paper'),

  '/api/auth/[...nextauth]/route': () => ['/api/auth/session', '/api/auth/csrf'],
  '/api/passkey-options/route': () => ['/api/passkey-options'],
  '/api/files/route': none, // answers POST alone, with what was sent
  '/api/attachments/route': none, // answers POST alone, with what was sent
  '/api/attachments/[id]/route': ({ secret }) => secret.files.map((id) => `/api/attachments/${id}`),
  '/api/uploads/route': () => ['/api/uploads'],
  '/api/uploads/[id]/route': none, // the same, and says how much has arrived
  '/api/media/fetch/route': none, // answers POST alone, with what it fetched elsewhere
  '/api/media/route': () => ['/api/media'],
  '/api/media/[id]/route': ({ secret }) => secret.pictures.map(({ id }) => `/api/media/${id}`),
}

/** Where readers find a story that is out, and by what: its words, its address, or its picture. */
export const carries = (facts: Facts): [address: string, what: 'words' | 'address' | 'picture' | 'card'][] => {
  const { secret, origin, sibling, files, attachments } = facts
  return [
    [`/news/${secret.slug}`, 'words'],
    ...(secret.former ? [`/news/${secret.former.slug}`, secret.former.path] : []).map((path): [string, 'address'] => [path, 'address']),
    [sibling, 'address'],
    ['/', 'address'],
    ...lists(facts).map((list): [string, 'address'] => [list, 'address']),
    [`/search?q=${question(facts)}`, 'address'],
    ...['', ...lists(facts)].flatMap((of) =>
      ['rss.xml', 'atom.xml', 'feed.json'].map((file): [string, 'words'] => [`${of}/${file}`, 'words']),
    ),
    ['/sitemap-1.xml', 'address'],
    ['/news-sitemap.xml', 'address'],
    [`/oembed?url=${encodeURIComponent(`${origin}/news/${secret.slug}`)}`, 'words'],
    [`/card/${secret.id}.png`, 'card'],
    ...[...files, ...attachments].map((file): [string, 'picture'] => [file, 'picture']),
  ]
}
