import { randomUUID } from 'node:crypto'
import { type Action, editors, editorsOfAll } from './may.ts'

const feed = { name: 'main', language: 'en' }
const makeSeen = (articleId: string) => ({ feed, articleId, seen: 1 })

/** The front feed's server actions: a part of the table of server actions (table.ts). */
export const feedActions: Record<string, Action> = {
  'app/desk/feed/actions.ts#moveAction': {
    may: editorsOfAll,
    send: ({ articles }) => ({ ...makeSeen(articles.published), to: { top: true } }),
  },
  'app/desk/feed/actions.ts#pinAction': { may: editorsOfAll, send: ({ articles }) => makeSeen(articles.published) },
  'app/desk/feed/actions.ts#unpinAction': { may: editorsOfAll, send: ({ articles }) => makeSeen(articles.published) },
  'app/desk/feed/actions.ts#takeOutAction': { may: editorsOfAll, send: ({ articles }) => makeSeen(articles.published) },
  'app/desk/feed/actions.ts#putInAction': { may: editorsOfAll, send: ({ articles }) => makeSeen(articles.published) },
  'app/desk/feed/actions.ts#undoAction': { may: editorsOfAll, or: 'not-undoable', send: () => ({ feed, version: 1, seen: 1 }) },
  'app/desk/feed/actions.ts#orderAction': { may: editorsOfAll, send: () => ({ feed }) },
  'app/desk/feed/actions.ts#logAction': { may: editorsOfAll, send: () => ({ feed }) },
  'app/desk/feed/actions.ts#leftOutAction': { may: editorsOfAll, send: () => ({ feed }) },
  'app/desk/feed/actions.ts#setLookAction': {
    may: editorsOfAll,
    send: ({ articles }) => ({ feed, articleId: articles.published, headline: 'Called otherwise', mediaId: null, size: null }),
  },
  'app/desk/feed/actions.ts#chooseShapeAction': { may: editorsOfAll, send: () => ({ feed, shape: 'lead' }) },
  'app/desk/feed/actions.ts#beginDraftAction': { may: editorsOfAll, send: () => ({ feed }) },
  'app/desk/feed/actions.ts#discardDraftAction': { may: editorsOfAll, or: 'no-draft', send: () => ({ feed }) },
  'app/desk/feed/actions.ts#launchAction': { may: editorsOfAll, or: 'no-draft', send: () => ({ feed, seen: 1 }) },
  'app/desk/feed/actions.ts#olderOrderAction': { may: editorsOfAll, send: () => ({ feed, version: 0 }) },
  'app/desk/feed/actions.ts#restoreAction': { may: editorsOfAll, or: 'moved-meanwhile', send: () => ({ feed, version: 0, seen: 0 }) },
  'app/desk/feed/actions.ts#scheduleAction': {
    may: editors,
    or: 'past',
    send: ({ articles }) => ({ kind: 'take-out', articleId: articles.published, wallTime: '2020-01-01T06:00', zone: 'UTC' }),
  },
  'app/desk/feed/actions.ts#cancelScheduleAction': { may: editors, or: 'not-found', send: () => ({ id: randomUUID() }) },
}
