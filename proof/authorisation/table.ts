import { randomUUID } from 'node:crypto'
import { assignmentActions } from './assignment-table.ts'
import { breakingActions } from './breaking-table.ts'
import type { CallerName, Fixtures } from './callers.ts'
import { staff } from './callers.ts'
import { embedActions } from './embeds-table.ts'
import { feedActions } from './feed-table.ts'
import { goneActions } from './gone-table.ts'
import { houseActions, houseRoutes } from './house-table.ts'
import { importActions, importRoutes, wireActions, wireRoutes } from './imports-table.ts'
import {
  type Action,
  admins,
  authorOfIt,
  editors,
  editorsHere,
  editorsOfAll,
  editorsOfIt,
  everyone,
  type May,
  type Route,
  type Standing,
  whoChangesIt,
  whoSeesIt,
} from './may.ts'
import { noticesActions, noticesRoutes } from './notices-table.ts'
import { outsideActions } from './outside-table.ts'
import { outsiderActions } from './outsiders-table.ts'
import { peopleActions } from './people-table.ts'
import { pictureActions } from './pictures-table.ts'
import { programActions, programRoutes } from './programs-table.ts'

const typed = { stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: 'Changed. ' }] } }

const ofNewComment = () => ({ commentId: randomUUID(), text: 'Who says so?', mentions: [] })

/** A time that no clock skips or shows twice. */
const inAYear = () => ({ wallTime: `${new Date().getFullYear() + 1}-06-15T12:00`, zone: 'Europe/Kyiv' })
const newYear = { wallTime: '2099-01-01T00:00', zone: 'UTC' }

/** Every server action of the desk: who may, and what is sent. The test names a missing one. */
export const actions: Record<string, Action> = {
  ...assignmentActions,
  ...breakingActions,
  ...goneActions,
  ...embedActions,
  ...outsiderActions,
  ...houseActions,
  ...importActions,
  ...peopleActions,
  ...pictureActions,
  ...programActions,
  ...wireActions,
  'app/desk/settings/actions.ts#setLanguagesAction': { may: admins, send: () => ({ languages: ['en', 'uk'] }) },
  'app/desk/articles/schedule-actions.ts#schedulesAction': { may: whoSeesIt, send: ({ articles }) => ({ articleId: articles.submitted }) },
  'app/desk/articles/schedule-actions.ts#scheduleAction': {
    may: editorsHere,
    send: ({ articles }) => ({ kind: 'publish', articleId: articles.submitted, seen: { article: 1, draft: 1 }, ...inAYear() }),
    or: 'planned',
  },
  'app/desk/articles/schedule-actions.ts#rescheduleAction': { may: editorsHere, send: ({ schedule }) => ({ id: schedule, ...inAYear() }) },
  'app/desk/articles/schedule-actions.ts#useNewestAction': {
    may: editorsHere,
    send: ({ schedule }) => ({ id: schedule, seen: { article: 1, draft: 1 } }),
  },
  'app/desk/articles/schedule-actions.ts#cancelScheduleAction': { may: editorsHere, send: ({ schedule }) => ({ id: schedule }) },
  'app/desk/articles/schedule-actions.ts#runNowAction': { may: editorsHere, send: ({ schedule }) => ({ id: schedule }) },
  'app/desk/calendar/actions.ts#makeCalendarAddressAction': { may: everyone, send: () => ({}) },
  'app/desk/calendar/actions.ts#revokeCalendarAddressAction': { may: everyone, send: () => ({}) },

  'app/desk/settings/actions.ts#setTimeZoneAction': { may: admins, send: () => ({ zone: 'Europe/Kyiv' }) },
  'app/desk/settings/actions.ts#letJournalistsSuggestAction': { may: admins, send: () => ({ isRequired: false }) },
  'app/desk/settings/actions.ts#setScheduleLimitAction': { may: admins, send: () => ({ minutes: 90 }) },
  'app/desk/settings/actions.ts#requireSecondFactorAction': { may: admins, send: () => ({ isRequired: false }), needsProof: true },
  'app/desk/settings/actions.ts#requireTwoToRestoreAction': { may: admins, send: () => ({ isRequired: false }) },
  'app/desk/settings/actions.ts#nameNewsroomAction': { may: admins, send: () => ({ 'name.en': 'Another Paper' }) },
  'app/desk/settings/actions.ts#forgetEdgeAction': { may: admins, send: () => ({ name: 'a-lost-edge' }), or: 'gone' },

  'app/desk/audit/actions.ts#findPeopleOfAuditAction': { may: editors, send: () => ({ query: 'ole' }) },
  'app/desk/audit/actions.ts#findStoriesOfAuditAction': { may: editors, send: () => ({ query: 'story' }) },

  'app/desk/taxonomy/actions.ts#createSectionAction': { may: editorsOfAll, send: () => ({ name: { en: 'Science', uk: '' } }) },
  'app/desk/taxonomy/actions.ts#changeSectionAction': {
    may: editorsOfAll,
    send: ({ section }) => ({ sectionId: section.id, name: { en: 'The war', uk: '' }, description: { en: '', uk: '' } }),
  },
  'app/desk/taxonomy/actions.ts#orderSectionsAction': {
    may: editorsOfAll,
    send: ({ section }) => ({ sections: [section.id] }),
    or: 'stale',
  },
  'app/desk/taxonomy/actions.ts#createTopicAction': { may: editorsOfAll, send: () => ({ name: { en: 'Grain', uk: '' } }) },
  'app/desk/taxonomy/actions.ts#renameTopicAction': {
    may: editorsOfAll,
    send: ({ topics }) => ({ topicId: topics[0], name: { en: 'Wheat', uk: '' } }),
  },
  'app/desk/taxonomy/actions.ts#mergeTopicsAction': {
    may: editorsOfAll,
    send: ({ topics }) => ({ topicId: topics[0], intoId: topics[1] }),
  },
  'app/desk/taxonomy/actions.ts#createAuthorAction': { may: editorsOfAll, send: () => ({ name: { en: 'Iryna Koval', uk: '' } }) },
  'app/desk/taxonomy/actions.ts#proposeAuthorAction': { may: everyone, send: () => ({ name: { en: 'Nadia Lys', uk: '' } }) },
  'app/desk/taxonomy/actions.ts#changeAuthorAction': {
    may: editorsOfAll,
    send: ({ author }) => ({
      authorId: author.id,
      name: { en: 'Olena', uk: '' },
      title: { en: '', uk: '' },
      biography: { en: '', uk: '' },
      portraitId: null,
    }),
  },

  'app/desk/articles/actions.ts#startArticleAction': {
    may: everyone,
    send: () => ({ language: 'en' }),
    leadsTo: /^\/desk\/articles\/[0-9a-f-]{36}/,
  },
  'app/desk/articles/actions.ts#changeDetailsAction': {
    may: whoChangesIt,
    send: ({ articles }) => ({ articleId: articles.draft, changes: { seoTitle: 'Changed' } }),
  },
  'app/desk/articles/actions.ts#detailsAction': { may: whoSeesIt, send: ({ articles }) => ({ articleId: articles.draft }) },
  'app/desk/articles/actions.ts#linkTwinAction': {
    may: whoChangesIt,
    send: ({ articles }) => ({ articleId: articles.draft, twinId: null }),
  },
  'app/desk/articles/actions.ts#shareWithAction': {
    may: whoChangesIt,
    send: ({ articles, danylo }) => ({ articleId: articles.draft, people: [danylo.id] }),
  },
  'app/desk/articles/actions.ts#suggestionsAction': { may: whoSeesIt, send: ({ articles }) => ({ articleId: articles.draft }) },
  'app/desk/articles/actions.ts#requireSuggestionsAction': {
    may: editorsOfIt,
    send: ({ articles }) => ({ articleId: articles.draft, isRequired: true }),
  },
  'app/desk/articles/actions.ts#setEmbargoAction': {
    may: whoChangesIt,
    send: ({ articles }) => ({ articleId: articles.draft, ...newYear }),
  },
  'app/desk/articles/actions.ts#discardAction': { may: whoChangesIt, send: ({ articles }) => ({ articleId: articles.draft }) },
  'app/desk/articles/actions.ts#restoreDiscardedAction': {
    may: { ...whoSeesIt, sofia: 'not-found' },
    send: ({ discarded }) => ({ articleId: discarded }),
  },
  'app/desk/articles/actions.ts#findStoriesAction': { may: everyone, send: () => ({ query: 'story', language: 'en' }) },
  'app/desk/articles/actions.ts#findTwinsAction': {
    may: whoChangesIt,
    send: ({ articles }) => ({ articleId: articles.draft, query: 'story' }),
  },
  'app/desk/articles/actions.ts#findTopicsAction': { may: everyone, send: () => ({ query: 'a', language: 'en' }) },
  'app/desk/articles/actions.ts#findAuthorsAction': { may: everyone, send: () => ({ query: 'a', language: 'en' }) },
  'app/desk/articles/actions.ts#lookUpAction': {
    may: everyone,
    send: ({ picture, articles }) => ({ pictures: [picture], stories: [articles.draft] }),
  },

  'app/desk/articles/history-actions.ts#versionsAction': { may: whoSeesIt, send: ({ articles }) => ({ articleId: articles.published }) },
  'app/desk/articles/history-actions.ts#compareVersionsAction': {
    may: whoSeesIt,
    send: ({ articles }) => ({ articleId: articles.published, from: 1 }),
  },
  'app/desk/articles/history-actions.ts#saveVersionAction': {
    may: whoChangesIt,
    send: ({ articles }) => ({ articleId: articles.published, seenVersion: 1, name: 'By hand' }),
  },
  'app/desk/articles/history-actions.ts#restoreVersionAction': {
    may: whoChangesIt,
    send: ({ articles }) => ({ articleId: articles.published, number: 1 }),
  },
  'app/desk/articles/history-actions.ts#whoWroteAction': {
    may: whoSeesIt,
    send: ({ articles }) => ({ articleId: articles.published, seenVersion: 1, ranges: [{ from: 1, to: 4 }] }),
  },
  'app/desk/articles/comment-actions.ts#startThreadAction': {
    may: whoSeesIt,
    send: ({ articles }) => ({ articleId: articles.draft, seenVersion: 1, from: 1, to: 4, ...ofNewComment(), threadId: randomUUID() }),
  },
  'app/desk/articles/comment-actions.ts#replyAction': {
    may: whoSeesIt,
    send: ({ comment }) => ({ threadId: comment.threadId, ...ofNewComment() }),
  },
  'app/desk/articles/comment-actions.ts#editCommentAction': {
    may: authorOfIt,
    send: ({ comment }) => ({ ...ofNewComment(), commentId: comment.commentId }),
  },
  'app/desk/articles/comment-actions.ts#deleteCommentAction': {
    may: authorOfIt,
    send: ({ comment }) => ({ commentId: comment.commentId }),
  },
  'app/desk/articles/comment-actions.ts#resolveThreadAction': { may: whoSeesIt, send: ({ comment }) => ({ threadId: comment.threadId }) },
  'app/desk/articles/comment-actions.ts#reopenThreadAction': { may: whoSeesIt, send: ({ comment }) => ({ threadId: comment.threadId }) },
  'app/desk/articles/comment-actions.ts#threadAction': { may: whoSeesIt, send: ({ comment }) => ({ threadId: comment.threadId }) },
  'app/desk/articles/comment-actions.ts#findReadersAction': {
    may: whoSeesIt,
    send: ({ articles }) => ({ articleId: articles.draft, query: 'a' }),
  },
  ...noticesActions,

  'app/desk/articles/workflow-actions.ts#readinessAction': { may: whoSeesIt, send: ({ articles }) => ({ articleId: articles.draft }) },
  ...outsideActions,
  'app/desk/articles/workflow-actions.ts#nextWaitingAction': { may: editors, send: ({ articles }) => ({ articleId: articles.draft }) },
  'app/desk/articles/workflow-actions.ts#submitAction': { may: whoChangesIt, send: ({ articles }) => ({ articleId: articles.draft }) },
  'app/desk/articles/workflow-actions.ts#takeBackAction': { may: whoChangesIt, send: ({ articles }) => ({ articleId: articles.draft }) },
  'app/desk/articles/workflow-actions.ts#sendBackAction': {
    may: editorsOfIt,
    send: ({ articles }) => ({ articleId: articles.submitted, note: 'Who says so?' }),
  },
  'app/desk/articles/workflow-actions.ts#publishAction': {
    may: editorsOfIt,
    send: ({ articles }) => ({ articleId: articles.draft, seen: { article: 1, draft: 1 } }),
  },
  'app/desk/articles/workflow-actions.ts#correctAction': {
    may: editorsOfIt,
    send: ({ articles }) => ({
      articleId: articles.published,
      seen: { article: 1, draft: 1 },
      kind: 'correction',
      text: 'It was nine, not ten.',
    }),
  },
  'app/desk/articles/workflow-actions.ts#correctionsAction': {
    may: whoSeesIt,
    send: ({ articles }) => ({ articleId: articles.published }),
  },
  'app/desk/articles/workflow-actions.ts#withdrawCorrectionAction': {
    may: editorsOfIt,
    send: ({ articles, correction }) => ({ articleId: articles.published, correctionId: correction }),
  },
  'app/desk/articles/workflow-actions.ts#unpublishAction': {
    may: editorsOfIt,
    send: ({ articles }) => ({ articleId: articles.published }),
  },
  'app/desk/articles/workflow-actions.ts#liftEmbargoAction': {
    may: editorsOfIt,
    send: ({ articles }) => ({ articleId: articles.draft, reason: 'The source published it itself' }),
  },
  'app/desk/articles/workflow-actions.ts#takedownAction': {
    may: editorsOfIt,
    send: ({ articles }) => ({ articleId: articles.published, reason: 'A court says so' }),
  },

  'app/desk/articles/workflow-actions.ts#undoSendBackAction': {
    may: editorsOfIt,
    send: ({ articles }) => ({ articleId: articles.submitted }),
    or: 'too-late',
  },
  'app/desk/articles/workflow-actions.ts#undoUnpublishAction': {
    may: editorsOfIt,
    send: ({ articles }) => ({ articleId: articles.unpublished }),
    or: 'too-late',
  },
  'app/desk/articles/workflow-actions.ts#restoreTakenDownAction': {
    may: { ...editorsOfIt, marta: 'not-allowed', taras: 'not-allowed' },
    send: ({ articles }) => ({ articleId: articles['taken-down'], reason: 'The court withdrew it' }),
    needsProof: true,
  },

  ...feedActions,
}

const page = (path: string | ((fixtures: Fixtures) => string), may: May, status?: number): Route => ({
  GET: { may, path: typeof path === 'string' ? () => path : path, status },
})

/** What answers for a secret that opens nothing. */
const closed = (path: string): Route => ({ GET: { may: 'public', path: () => path, status: 404, counts: 'public.sign_in_attempts' } })
const closedLink = `/preview/${'0'.repeat(43)}`
const noPicture = `/media/${'0'.repeat(64)}/640.avif`

/** Every page and route handler, with Next's names. */
export const routes: Record<string, Route> = {
  '/(reader)/[language]/page': page('/', 'public'),
  '/(reader)/[language]/news/[slug]/page': page('/news/the-published-story', 'public'),
  '/(reader)/[language]/section/[slug]/page': page('/section/war', 'public'),
  '/(reader)/[language]/topic/[slug]/page': page('/topic/none', 'public', 404),
  '/(reader)/[language]/author/[slug]/page': page('/author/olena-hrytsenko', 'public'),
  '/(reader)/[language]/corrections/page': page('/corrections', 'public'),
  '/(reader)/[language]/search/page': page('/search?q=story', 'public'),
  '/(reader)/[language]/gone/page': page('/news/the-taken-down-story', 'public', 410),
  '/(reader)/[language]/missing/page': page('/news/the-draft-story', 'public', 404),
  '/(reader)/[language]/trouble/page': page('/uk/trouble', 'public', 404),
  '/(reader)/[language]/opensearch/route': page('/opensearch.xml', 'public'),
  '/(reader)/[language]/syndication/[format]/[[...of]]/route': page('/rss.xml', 'public'),
  '/(reader)/[language]/ninjs/[slug]/route': page('/news/the-published-story.ninjs.json', 'public'),
  '/card/[file]/route': page(({ articles }) => `/card/${articles.published}.png`, 'public'),
  '/manifest.webmanifest/route': page('/manifest.webmanifest', 'public'),
  '/news-sitemap.xml/route': page('/news-sitemap.xml', 'public'),
  '/oembed/route': page('/oembed', 'public', 404),
  '/robots.txt/route': page('/robots.txt', 'public'),
  '/sitemap.xml/route': page('/sitemap.xml', 'public'),
  '/sitemaps/[file]/route': page('/sitemap-1.xml', 'public'),

  '/desk/page': page('/desk', everyone),
  '/desk/[...elsewhere]/page': page('/desk/nowhere', everyone, 404),
  '/desk/feed/page': page('/desk/feed?section=war', editorsHere),
  '/desk/waiting/route': page('/desk/waiting', everyone),
  '/desk/breaking/page': page('/desk/breaking', editorsOfAll),
  '/desk/breaking/standing/route': page('/desk/breaking/standing', editorsOfAll),
  '/(preview)/desk/breaking/preview/paper/page': page('/desk/breaking/preview/paper?language=en&text=Closed', editorsOfAll),
  '/desk/calendar/page': page('/desk/calendar', everyone),
  '/desk/calendar/late/route': page('/desk/calendar/late', everyone),
  '/api/calendar/[secret]/route': page('/api/calendar/no-such-secret', 'public', 404),
  ...noticesRoutes,
  ...houseRoutes,
  ...importRoutes,
  ...programRoutes,
  ...wireRoutes,
  '/desk/worker.js/route': page('/desk/worker.js', everyone),
  '/desk/stories-version/route': page('/desk/stories-version?scope=all', everyone),
  '/desk/feed/preview/page': page('/desk/feed/preview', editorsOfAll),
  '/(preview)/desk/feed/preview/paper/page': page('/desk/feed/preview/paper', editorsOfAll),
  '/desk/feed/version/route': page('/desk/feed/version?language=en', editorsOfAll),
  '/desk/discarded/page': page('/desk/discarded', everyone),
  '/desk/media/page': page('/desk/media', everyone),
  '/desk/sign-in/page': page('/desk/sign-in?token=none', 'public'),
  '/desk/sign-in/second-factor/page': page('/desk/sign-in/second-factor', everyone, 307),
  '/api/passkey-options/route': page('/api/passkey-options', 'public'),
  '/desk/sign-out/page': page('/desk/sign-out', everyone),
  '/desk/account/page': page('/desk/account', everyone),
  '/desk/account/data/route': page('/desk/account/data', everyone),
  '/desk/taxonomy/page': page('/desk/taxonomy', editorsOfAll, 307),
  '/desk/taxonomy/sections/page': page('/desk/taxonomy/sections', editorsOfAll),
  '/desk/taxonomy/topics/page': page('/desk/taxonomy/topics', editorsOfAll),
  '/desk/taxonomy/authors/page': page('/desk/taxonomy/authors', editorsOfAll),
  '/desk/people/page': page('/desk/people', admins),
  '/desk/audit/page': page('/desk/audit', editors),
  '/desk/audit/export/route': {
    GET: { may: editors, path: () => '/desk/audit/export?format=csv', needsProof: true, counts: ['public.audit', 'public.audit_chain'] },
  },
  '/desk/health/page': page('/desk/health', editors),
  '/desk/health/troubles/route': page('/desk/health/troubles', editors),
  '/desk/settings/page': page('/desk/settings', admins),
  '/desk/articles/new/page': page('/desk/articles/new', everyone),
  '/desk/articles/[id]/page': page(({ articles }) => `/desk/articles/${articles.draft}`, whoSeesIt),
  '/desk/articles/[id]/draft/route': {
    GET: { may: whoSeesIt, path: ({ articles }) => `/desk/articles/${articles.draft}/draft?since=1` },
    POST: {
      may: whoSeesIt,
      path: ({ articles }) => `/desk/articles/${articles.draft}/draft`,
      send: ({ id }) => ({
        body: JSON.stringify({ seenVersion: 1, batchId: randomUUID(), steps: [typed], writer: id }),
        headers: { 'content-type': 'application/json' },
      }),
    },
  },
  '/desk/articles/[id]/comments/route': page(({ articles }) => `/desk/articles/${articles.draft}/comments`, whoSeesIt),
  '/desk/articles/[id]/begin/route': {
    POST: {
      may: everyone, // an id that nobody has yet
      path: () => `/desk/articles/${randomUUID()}/begin`,
      send: ({ id }) => ({ body: JSON.stringify({ language: 'en', writer: id }), headers: { 'content-type': 'application/json' } }),
    },
  },
  '/desk/articles/[id]/preview/page': page(({ articles }) => `/desk/articles/${articles.draft}/preview`, whoSeesIt),
  '/(preview)/desk/articles/[id]/preview/paper/page': page(({ articles }) => `/desk/articles/${articles.draft}/preview/paper`, whoSeesIt),

  // What an open link shows, and to whom it does not, is tested in newsroom/preview and proof/embargo.
  '/(outside)/preview/[language]/[token]/page': closed(closedLink),
  '/(outside)/preview/[language]/closed/page': closed(closedLink),
  '/(outside)/preview/[language]/[token]/media/[hash]/[file]/route': closed(`${closedLink}${noPicture}`),
  '/api/auth/[...nextauth]/route': {
    GET: { may: 'public', path: () => '/api/auth/csrf' },
    POST: { may: 'public', path: () => '/api/auth/callback/github', status: 404 },
  },
  '/api/media/route': {
    GET: { may: everyone, path: () => '/api/media' },
    // Not a picture: whoever may add one gets 422 about the file, and nothing changes.
    POST: {
      may: everyone,
      path: () => '/api/media',
      send: { body: '<svg/>', headers: { 'content-type': 'image/svg+xml', 'x-file-name': 'a.svg' } },
      status: 422,
    },
  },
  '/api/attachments/[id]/route': page(({ attachment }) => `/api/attachments/${attachment}`, everyone),
  '/api/media/[id]/route': page(({ picture }) => `/api/media/${picture}`, everyone),
  // Who may see which picture is tested with files in newsroom/media.
  '/media/[hash]/[file]/route': page(noPicture, 'public', 404),
  '/healthz/route': page('/healthz', 'public'),
  '/readyz/route': page('/readyz', 'public'),
}

export const standingOf = ({ may, needsProof }: { may: May; needsProof?: true }, caller: CallerName): Standing => {
  if (may === 'public') return 'in'
  if (caller === 'stale') return needsProof ? 'unproven' : may.ihor
  const name = staff.find((each) => each === caller)
  return name ? may[name] : 'signed-out'
}
