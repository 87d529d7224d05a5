import { type Action, editorsOfIt, whoChangesIt } from './may.ts'

/** The actions by which somebody from outside sees a story, by a preview link or as a guest: a part of the table of server actions (table.ts). */
export const outsiderActions: Record<string, Action> = {
  'app/desk/articles/preview-actions.ts#previewLinksAction': { may: whoChangesIt, send: ({ articles }) => ({ articleId: articles.draft }) },
  'app/desk/articles/preview-actions.ts#makePreviewLinkAction': {
    may: whoChangesIt,
    send: ({ articles }) => ({ articleId: articles.draft }),
  },
  'app/desk/articles/preview-actions.ts#revokePreviewLinkAction': {
    may: whoChangesIt,
    send: ({ articles, previewLink }) => ({ articleId: articles.draft, linkId: previewLink }),
  },
  'app/desk/articles/guest-actions.ts#guestsAction': { may: whoChangesIt, send: ({ articles }) => ({ articleId: articles.draft }) },
  'app/desk/articles/guest-actions.ts#inviteGuestAction': {
    may: editorsOfIt,
    send: ({ articles }) => ({ articleId: articles.draft, email: 'lawyer@firm.test', name: 'Lawyer', may: 'comment', days: 7 }),
  },
  'app/desk/articles/guest-actions.ts#inviteGuestAgainAction': {
    may: editorsOfIt,
    send: ({ articles, guest }) => ({ articleId: articles.draft, personId: guest.id }),
  },
  'app/desk/articles/guest-actions.ts#extendGuestAction': {
    may: editorsOfIt,
    send: ({ articles, guest }) => ({ articleId: articles.draft, personId: guest.id, days: 7 }),
  },
  'app/desk/articles/guest-actions.ts#takeBackGuestAction': {
    may: editorsOfIt,
    send: ({ articles, guest }) => ({ articleId: articles.draft, personId: guest.id }),
  },
}
