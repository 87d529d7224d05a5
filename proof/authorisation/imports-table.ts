import { type Action, admins, editorsOfAll, everyone, type Route, whoSeesIt } from './may.ts'

/** Of no import: what an import has is tested in newsroom/import-runs. */
const importId = '01890000-0000-7000-8000-0000000000bb'
const choices = { mode: 'import', as: 'draft', language: 'en', site: '', fetchPictures: false }

/** Files that are imported in the desk: a part of the table of server actions and routes (table.ts). */
export const importActions: Record<string, Action> = {
  'app/desk/import/actions.ts#addImportAction': { may: admins, send: () => ({ fileName: 'wire.json', bytes: 10 }) },
  'app/desk/import/actions.ts#beginImportAction': {
    may: admins,
    send: () => ({ importId, ...choices }),
    or: 'not-found',
    needsProof: true,
  },
  'app/desk/import/actions.ts#stopImportAction': { may: admins, send: () => ({ importId }), or: 'not-found' },
  'app/desk/import/actions.ts#removeImportAction': { may: admins, send: () => ({ importId }), or: 'not-found' },
  'app/desk/import/actions.ts#discardImportedAction': { may: admins, send: () => ({ importId, after: 0 }), needsProof: true },
}

const none = (path: string) => ({ GET: { may: admins, path: () => path, status: 404 } })

export const importRoutes: Record<string, Route> = {
  '/desk/import/page': { GET: { may: admins, path: () => '/desk/import' } },
  '/desk/import/[id]/page': none(`/desk/import/${importId}`),
  '/desk/import/[id]/progress/route': none(`/desk/import/${importId}/progress`),
  '/desk/import/[id]/report/route': none(`/desk/import/${importId}/report`),
  '/api/imports/[id]/route': {
    POST: {
      may: admins,
      path: () => `/api/imports/${importId}?at=0`,
      send: { body: 'x', headers: { 'content-type': 'application/octet-stream' } },
      status: 404,
    },
  },
}

/** Of no feed and no text: what the wire has is tested in newsroom/wire-stories. */
const nothing = '01890000-0000-7000-8000-0000000000cc'

/** The wire: a part of the table, too. */
export const wireActions: Record<string, Action> = {
  'app/desk/wire/actions.ts#addWireFeedAction': {
    may: editorsOfAll,
    send: () => ({ name: 'Agency', url: 'https://agency.test/rss', language: 'en', licence: '', minutes: 5 }),
  },
  'app/desk/wire/actions.ts#pauseWireFeedAction': { may: editorsOfAll, send: () => ({ feedId: nothing, isPaused: true }), or: 'not-found' },
  'app/desk/wire/actions.ts#removeWireFeedAction': { may: editorsOfAll, send: () => ({ feedId: nothing }), or: 'not-found' },
  'app/desk/wire/actions.ts#markWireAction': { may: everyone, send: () => ({ itemIds: [nothing], state: 'read' }) },
  'app/desk/wire/actions.ts#makeStoryAction': { may: everyone, send: () => ({ itemId: nothing }), or: 'not-found' },
}

export const wireRoutes: Record<string, Route> = {
  '/desk/wire/page': { GET: { may: everyone, path: () => '/desk/wire' } },
  '/desk/wire/unread/route': { GET: { may: everyone, path: () => '/desk/wire/unread' } },
  '/desk/wire/of-story/[id]/route': { GET: { may: whoSeesIt, path: ({ articles }) => `/desk/wire/of-story/${articles.draft}` } },
}
