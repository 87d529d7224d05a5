import { type Action, everyone, whoChangesIt } from './may.ts'

/** What is done about the pictures and files of the library: a part of the table of server actions (table.ts). */
export const pictureActions: Record<string, Action> = {
  'app/desk/media/actions.ts#describeAction': {
    may: { ...everyone, danylo: 'not-allowed' },
    isNoSecret: true,
    send: ({ picture }) => ({ id: picture, alt: 'A tram', caption: '', credit: 'Olena', focalX: 0.5, focalY: 0.5 }),
  },
  'app/desk/media/actions.ts#cropAction': {
    may: { ...everyone, danylo: 'not-allowed' },
    isNoSecret: true,
    send: ({ picture }) => ({ id: picture, shape: '1x1', crop: null }),
  },
  // Of a picture of somebody else, the answer says that it stayed as it was.
  'app/desk/media/actions.ts#describeManyAction': {
    may: everyone,
    send: ({ picture }) => ({ ids: [picture], facts: { place: 'Odesa' } }),
  },
  'app/desk/media/actions.ts#describeAttachmentAction': {
    may: { ...everyone, danylo: 'not-allowed' },
    isNoSecret: true,
    send: ({ attachment }) => ({ id: attachment, title: 'The harbour' }),
  },
  // Of a file of somebody else, the answer says that it stayed as it was.
  'app/desk/media/actions.ts#describeManyFilesAction': {
    may: everyone,
    send: ({ attachment }) => ({ ids: [attachment], facts: { credit: 'Olena' } }),
  },
  // Stories that one may not change stay as they were, and are named only to those who see them.
  'app/desk/media/actions.ts#replacePictureAction': {
    may: everyone,
    send: ({ picture }) => ({ from: picture, to: picture }),
  },
  'app/desk/articles/workflow-actions.ts#allowPictureAction': {
    may: whoChangesIt,
    send: ({ articles, picture }) => ({ articleId: articles.draft, mediaId: picture }),
  },
}
