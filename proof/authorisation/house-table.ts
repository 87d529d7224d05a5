import { type Action, admins, everyone } from './may.ts'
import { styleActions, styleRoutes } from './style-table.ts'

/** Of no page: what a page has is tested in newsroom/pages. */
const noPage = '01890000-0000-7000-8000-0000000000aa'
const noText = { pageId: noPage, language: 'en' }
const words = { headline: 'About us', dek: '', body: { type: 'doc', content: [{ type: 'paragraph' }] } }

/** What a newsroom chooses for all pages of its paper: a part of the table of server actions and routes (table.ts). */
const tus = { 'tus-resumable': '1.0.0' }
const noUpload = '/api/uploads/01890000-0000-7000-8000-0000000000cc'

export const houseActions: Record<string, Action> = {
  'app/desk/settings/actions.ts#setAttachmentLimitsAction': { may: admins, send: () => ({ audio: 90, video: 200, document: 30 }) },
  ...styleActions,
  'app/desk/settings/actions.ts#setFooterAction': {
    may: admins,
    send: () => ({ footer: { en: 'All rights reserved' }, socialLinks: ['https://t.me/paper'] }),
  },
  'app/desk/settings/actions.ts#setAccentsAction': { may: admins, send: () => ({ light: '#0b5fff', dark: null }) },
  'app/desk/settings/actions.ts#setFacesAction': { may: admins, send: () => ({ faces: 'serif' }) },
  'app/desk/settings/actions.ts#setLogoAction': { may: admins, send: ({ picture }) => ({ mediaId: picture }) },
  'app/desk/settings/actions.ts#setSharePictureAction': { may: admins, send: ({ picture }) => ({ mediaId: picture }) },
  'app/desk/settings/pages/actions.ts#beginPageAction': { may: admins, send: () => ({ slug: 'about', kind: 'text' }) },
  'app/desk/settings/pages/actions.ts#savePageAction': { may: admins, or: 'not-found', send: () => ({ ...noText, seen: 0, ...words }) },
  'app/desk/settings/pages/actions.ts#publishPageAction': { may: admins, or: 'not-found', send: () => ({ ...noText, seen: 1 }) },
  'app/desk/settings/pages/actions.ts#restorePageAction': {
    may: admins,
    or: 'not-found',
    send: () => ({ ...noText, revisionId: noPage, seen: 1 }),
  },
  'app/desk/settings/pages/actions.ts#unpublishPageAction': { may: admins, or: 'not-found', send: () => noText },
  'app/desk/settings/pages/actions.ts#orderPagesAction': { may: admins, send: () => ({ pages: [] }) },
  'app/desk/settings/pages/actions.ts#deletePageAction': { may: admins, or: 'not-found', send: () => ({ pageId: noPage }) },
  'app/desk/settings/actions.ts#setCrawlersAction': {
    may: admins,
    send: () => ({ indexed: false, refused: ['GPTBot'], llms: true }),
  },
}

const at = (path: string, status?: number) => ({ GET: { may: admins, path: () => path, ...(status && { status }) } })

export const houseRoutes = {
  ...styleRoutes,
  '/(reader)/[language]/page/[slug]/page': { GET: { may: 'public' as const, path: () => '/page/none', status: 404 } },
  // Each finds among the stories that the list shows them: desk-stories.test.ts.
  '/desk/find/route': { GET: { may: everyone, path: () => '/desk/find?words=published' } },
  '/desk/settings/set-up/page': at('/desk/settings/set-up'),
  '/desk/settings/pages/page': at('/desk/settings/pages'),
  '/desk/settings/pages/[id]/[language]/page': at(`/desk/settings/pages/${noPage}/en`, 404),
  '/desk/settings/pages/[id]/[language]/history/page': at(`/desk/settings/pages/${noPage}/en/history`, 404),
  '/desk/expression-worker.js/route': { GET: { may: everyone, path: () => '/desk/expression-worker.js' } },
  // No kind that is read: whoever may write gets 422 about the file, and nothing changes.
  '/api/files/route': {
    POST: {
      may: everyone,
      path: () => '/api/files',
      send: { body: '%PDF-1.7', headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'a.docx' } },
      status: 422,
    },
  },
  // No sound, video or document: whoever may write gets 422 about it, and nothing changes.
  '/api/attachments/route': {
    POST: {
      may: everyone,
      path: () => '/api/attachments',
      send: { body: 'words', headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'a.mp3' } },
      status: 422,
    },
  },
  '/attachments/[file]/route': { GET: { may: 'public' as const, path: () => `/attachments/${'0'.repeat(64)}.mp3`, status: 404 } },
  // Nothing is begun of no bytes; and nobody has this upload. Who may add a picture gets 400 or 404, and nothing changes.
  '/api/uploads/route': {
    GET: { may: everyone, path: () => '/api/uploads' },
    POST: { may: everyone, path: () => '/api/uploads', send: { body: '', headers: { ...tus, 'upload-length': '0' } }, status: 400 },
  },
  '/api/uploads/[id]/route': {
    HEAD: { may: everyone, path: () => noUpload, send: { headers: tus }, status: 404 },
    POST: {
      may: everyone,
      path: () => noUpload,
      send: {
        body: 'x',
        headers: { ...tus, 'x-http-method-override': 'PATCH', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
      },
      status: 404,
    },
  },
  // An address of this network: whoever may add a picture gets 422 about it, and nothing changes.
  '/api/media/fetch/route': {
    POST: {
      may: everyone,
      path: () => '/api/media/fetch',
      send: { body: 'http://127.0.0.1/a.png', headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'a.png' } },
      status: 422,
    },
  },
  '/llms.txt/route': { GET: { may: 'public' as const, path: () => '/llms.txt', status: 404 } },
  '/(outside)/preview/[language]/[token]/attachments/[file]/route': {
    GET: {
      may: 'public' as const,
      path: () => `/preview/${'0'.repeat(43)}/attachments/${'0'.repeat(64)}.mp3`,
      status: 404,
      counts: 'public.sign_in_attempts',
    },
  },
}
