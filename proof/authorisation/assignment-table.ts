import { type Action, editorsOfIt } from './may.ts'

/** The actions about who looks after a story and until when it is to be ready: a part of the table of server actions (table.ts). */
export const assignmentActions: Record<string, Action> = {
  'app/desk/articles/actions.ts#assignEditorAction': {
    may: editorsOfIt,
    send: ({ articles, marta }) => ({ articleId: articles.draft, editorId: marta.id }),
  },
  'app/desk/articles/actions.ts#setDeadlineAction': {
    may: editorsOfIt,
    send: ({ articles }) => ({ articleId: articles.draft, wallTime: '2099-01-01T00:00', zone: 'UTC' }),
  },
  'app/desk/articles/actions.ts#clearDeadlineAction': { may: editorsOfIt, send: ({ articles }) => ({ articleId: articles.draft }) },
  'app/desk/articles/actions.ts#unassignEditorAction': { may: editorsOfIt, send: ({ articles }) => ({ articleId: articles.draft }) },
}
