import { type Action, everyone } from './may.ts'

/** The server actions of notices: everybody has their own. */
export const noticesActions: Record<string, Action> = {
  'app/desk/notices/actions.ts#readNoticesAction': { may: everyone, send: () => ({}) },
  'app/desk/notices/actions.ts#chooseNoticesAction': { may: everyone, send: () => ({ kind: 'mention', inDesk: true, byMail: false }) },
}

const at = (path: string) => ({ GET: { may: everyone, path: () => path } })

/** The pages and route handlers of notices. What a right link turns off is tested in newsroom/notices. */
export const noticesRoutes = {
  '/desk/notices/page': at('/desk/notices'),
  '/desk/notices/choices/page': at('/desk/notices/choices'),
  '/desk/notices/unread/route': at('/desk/notices/unread'),
  '/desk/notices/off/page': { GET: { may: 'public' as const, path: () => '/desk/notices/off?token=none' } },
  '/api/notices/off/route': {
    POST: { may: 'public' as const, path: () => '/api/notices/off?token=none', status: 404, counts: 'public.sign_in_attempts' },
  },
}
