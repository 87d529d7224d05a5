import { type Action, admins } from './may.ts'

/** What a newsroom chooses for all pages of its paper: a part of the table of server actions and routes (table.ts). */
export const houseActions: Record<string, Action> = {
  'app/desk/settings/actions.ts#setFooterAction': {
    may: admins,
    send: () => ({ footer: { en: 'All rights reserved' }, socialLinks: ['https://t.me/paper'] }),
  },
  'app/desk/settings/actions.ts#setAccentsAction': { may: admins, send: () => ({ light: '#0b5fff', dark: null }) },
  'app/desk/settings/actions.ts#setLogoAction': { may: admins, send: ({ picture }) => ({ mediaId: picture }) },
  'app/desk/settings/actions.ts#setSharePictureAction': { may: admins, send: ({ picture }) => ({ mediaId: picture }) },
  'app/desk/settings/actions.ts#setCrawlersAction': {
    may: admins,
    send: () => ({ indexed: false, refused: ['GPTBot'], llms: true }),
  },
}

export const houseRoutes = {
  '/llms.txt/route': { GET: { may: 'public' as const, path: () => '/llms.txt', status: 404 } },
}
