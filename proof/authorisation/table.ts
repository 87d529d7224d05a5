import type { Caller, CallerName, World } from './callers.ts'
import { staff } from './callers.ts'

/** What an entry point makes of a caller. A page or a route that does not let somebody in says 404 in either case. */
export type Standing = 'in' | 'signed-out' | 'not-allowed' | 'not-found'
type Staff = Record<(typeof staff)[number], Standing>
/** `public` is for everybody, with a session or without. */
export type May = Staff | 'public'

export const everyone: May = { olena: 'in', danylo: 'in', marta: 'in', ihor: 'in' }
export const editors: May = { olena: 'not-allowed', danylo: 'not-allowed', marta: 'in', ihor: 'in' }
export const admins: May = { olena: 'not-allowed', danylo: 'not-allowed', marta: 'not-allowed', ihor: 'in' }
/** A story of Olena's: hers, and every editor's. To Danylo it is not there. */
export const whoSeesIt: May = { olena: 'in', danylo: 'not-found', marta: 'in', ihor: 'in' }
/** What only editors do to a story: Olena sees it and may not; to Danylo it is not there. */
export const editorsOfIt: May = { olena: 'not-allowed', danylo: 'not-found', marta: 'in', ihor: 'in' }
/** Something of Olena's alone, whatever others are. */
export const olenaAlone: May = { olena: 'in', danylo: 'not-found', marta: 'not-found', ihor: 'not-found' }

type Action = {
  may: May
  /** What is sent: something that works for whoever is let in. Ids in it are also replaced by ones that never existed. */
  send: (world: World, caller: Caller) => unknown
  /** For an action that redirects instead of answering: where to, for who is let in. */
  leadsTo?: RegExp
}

const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Changed.' }] }] }

/**
 * Every server action of the desk: who may, and what is sent. One line each; the test names the line that is missing.
 */
export const actions: Record<string, Action> = {
  'app/desk/sign-in/actions.ts#requestLink': { may: 'public', send: () => ({ email: 'olena@paper.test' }) },

  'app/desk/account/actions.ts#renameAction': { may: everyone, send: () => ({ name: 'Another Name' }) },
  'app/desk/account/actions.ts#setPasswordAction': { may: everyone, send: () => ({ password: 'a sentence is a good one' }) },
  'app/desk/account/actions.ts#endSessionAction': { may: olenaAlone, send: ({ otherSession }) => ({ sessionId: otherSession }) },
  'app/desk/account/actions.ts#signOutElsewhereAction': { may: everyone, send: () => ({}) },
  'app/desk/account/actions.ts#signOutAction': { may: everyone, send: () => ({}) },

  'app/desk/people/actions.ts#inviteAction': { may: admins, send: () => ({ email: 'new@paper.test', name: 'New', role: 'admin' }) },
  'app/desk/people/actions.ts#newLinkAction': { may: admins, send: ({ olena }) => ({ personId: olena.id }) },
  'app/desk/people/actions.ts#changeRoleAction': { may: admins, send: ({ olena }) => ({ personId: olena.id, role: 'admin' }) },
  'app/desk/people/actions.ts#disableAction': { may: admins, send: ({ olena }) => ({ personId: olena.id }) },
  'app/desk/people/actions.ts#enableAction': { may: admins, send: ({ disabledPerson }) => ({ personId: disabledPerson }) },
  'app/desk/people/actions.ts#signOutEverywhereAction': { may: admins, send: ({ olena }) => ({ personId: olena.id }) },
  'app/desk/settings/actions.ts#nameNewsroomAction': { may: admins, send: () => ({ 'name.en': 'Another Paper' }) },

  'app/desk/articles/actions.ts#startArticleAction': {
    may: everyone,
    send: () => ({ language: 'en' }),
    leadsTo: /^\/desk\/articles\/[0-9a-f-]{36}/,
  },
  'app/desk/articles/actions.ts#saveDraftAction': {
    may: whoSeesIt,
    send: ({ articles }, { id }) => ({ articleId: articles.draft, seenVersion: 1, headline: 'Changed', dek: '', body, writer: id }),
  },
  'app/desk/articles/actions.ts#changeDetailsAction': {
    may: whoSeesIt,
    send: ({ articles }) => ({ articleId: articles.draft, seenVersion: 1, changes: { seoTitle: 'Changed' } }),
  },
  'app/desk/articles/actions.ts#detailsAction': { may: whoSeesIt, send: ({ articles }) => ({ articleId: articles.draft }) },
  'app/desk/articles/actions.ts#linkTwinAction': { may: whoSeesIt, send: ({ articles }) => ({ articleId: articles.draft, twinId: null }) },
  'app/desk/articles/actions.ts#shareWithAction': {
    may: whoSeesIt,
    send: ({ articles, danylo }) => ({ articleId: articles.draft, people: [danylo.id] }),
  },
  'app/desk/articles/actions.ts#discardAction': { may: whoSeesIt, send: ({ articles }) => ({ articleId: articles.draft }) },
  'app/desk/articles/actions.ts#findStoriesAction': { may: everyone, send: () => ({ query: 'story', language: 'en' }) },
  'app/desk/articles/actions.ts#findTwinsAction': {
    may: whoSeesIt,
    send: ({ articles }) => ({ articleId: articles.draft, query: 'story' }),
  },
  'app/desk/articles/actions.ts#findTopicsAction': { may: everyone, send: () => ({ query: 'a', language: 'en' }) },
  'app/desk/articles/actions.ts#findAuthorsAction': { may: everyone, send: () => ({ query: 'a', language: 'en' }) },
  'app/desk/articles/actions.ts#lookUpAction': { may: everyone, send: () => ({ pictures: [], stories: [] }) },
}

type Call = { may: May; path: (world: World) => string; send?: { body: string; headers: Record<string, string> }; status?: number }
/** A page has GET alone; a route handler each method it exports. `status`: what who is let in gets, 200 unless told. */
type Route = Partial<Record<'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', Call>>

const page = (path: string | ((world: World) => string), may: May, status?: number): Route => ({
  GET: { may, path: typeof path === 'string' ? () => path : path, status },
})

/** Every page and route handler, as Next names them. */
export const routes: Record<string, Route> = {
  '/(reader)/[language]/page': page('/', 'public'),
  '/(reader)/[language]/news/[slug]/page': page('/news/the-published-story', 'public'),
  '/(reader)/[language]/section/[slug]/page': page('/section/war', 'public'),
  '/(reader)/[language]/topic/[slug]/page': page('/topic/none', 'public', 404),
  '/(reader)/[language]/author/[slug]/page': page('/author/olena-hrytsenko', 'public'),
  '/(reader)/[language]/gone/page': page('/news/the-taken-down-story', 'public', 410),
  '/(reader)/[language]/missing/page': page('/news/the-draft-story', 'public', 404),
  '/(reader)/[language]/trouble/page': page('/uk/trouble', 'public', 404),

  '/desk/sign-in/page': page('/desk/sign-in?token=none', 'public'),
  '/desk/sign-out/page': page('/desk/sign-out', everyone),
  '/desk/account/page': page('/desk/account', everyone),
  '/desk/people/page': page('/desk/people', admins),
  '/desk/settings/page': page('/desk/settings', admins),
  '/desk/articles/new/page': page('/desk/articles/new', everyone),
  '/desk/articles/[id]/page': page(({ articles }) => `/desk/articles/${articles.draft}`, whoSeesIt),

  '/api/auth/[...nextauth]/route': {
    GET: { may: 'public', path: () => '/api/auth/csrf' },
    POST: { may: 'public', path: () => '/api/auth/callback/github', status: 404 },
  },
  '/api/media/route': {
    GET: { may: everyone, path: () => '/api/media' },
    // Not a picture: whoever may add one hears 422 about the file, and it changes nothing.
    POST: {
      may: everyone,
      path: () => '/api/media',
      send: { body: '<svg/>', headers: { 'content-type': 'image/svg+xml', 'x-file-name': 'a.svg' } },
      status: 422,
    },
  },
  // Which picture is for whom has a test of its own, with files: newsroom/media.
  '/media/[hash]/[file]/route': page(`/media/${'0'.repeat(64)}/640.avif`, 'public', 404),
  '/healthz/route': page('/healthz', 'public'),
  '/readyz/route': page('/readyz', 'public'),
}

export const standingOf = (may: May, caller: CallerName): Standing => {
  if (may === 'public') return 'in'
  const name = staff.find((each) => each === caller)
  return name ? may[name] : 'signed-out'
}
