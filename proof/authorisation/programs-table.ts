import { randomUUID } from 'node:crypto'
import { type Action, admins, type Route } from './may.ts'

/** The actions about other programs: a part of the table of server actions (table.ts). */
export const programActions: Record<string, Action> = {
  'app/desk/programs/actions.ts#makeApiKeyAction': { may: admins, send: () => ({ name: 'App' }), needsProof: true },
  'app/desk/programs/actions.ts#revokeApiKeyAction': { may: admins, send: () => ({ keyId: randomUUID() }), or: 'gone' },
  'app/desk/programs/actions.ts#addWebhookAction': {
    may: admins,
    send: () => ({ name: 'App', url: 'https://app.test/hook' }),
    needsProof: true,
  },
  'app/desk/programs/actions.ts#removeWebhookAction': { may: admins, send: () => ({ webhookId: randomUUID() }), or: 'gone' },
  'app/desk/programs/actions.ts#pauseWebhookAction': {
    may: admins,
    send: () => ({ webhookId: randomUUID(), isPaused: true }),
    or: 'gone',
  },
  'app/desk/programs/actions.ts#sendTestAction': { may: admins, send: () => ({ webhookId: randomUUID() }), or: 'gone' },
  'app/desk/programs/actions.ts#redeliverAction': { may: admins, send: () => ({ deliveryId: randomUUID() }), or: 'gone' },
}

/** No session opens the API: only a key, which app/api/v1/api.test.ts tries. */
const withoutKey = (path: string): Route => ({ GET: { may: 'public', path: () => `/api/v1${path}`, status: 401 } })

export const programRoutes: Record<string, Route> = {
  '/desk/programs/page': { GET: { may: admins, path: () => '/desk/programs' } },
  '/api/v1/openapi.json/route': { GET: { may: 'public', path: () => '/api/v1/openapi.json' } },
  '/api/v1/stories/route': withoutKey('/stories'),
  '/api/v1/stories/[id]/route': { GET: { may: 'public', path: ({ articles }) => `/api/v1/stories/${articles.published}`, status: 401 } },
  '/api/v1/feed/route': withoutKey('/feed'),
  '/api/v1/sections/route': withoutKey('/sections'),
  '/api/v1/topics/route': withoutKey('/topics'),
  '/api/v1/authors/route': withoutKey('/authors'),
}
