import { randomUUID } from 'node:crypto'
import { type Action, editorsOfAll, whoSeesIt } from './may.ts'

/** The actions about what went out, and whether Galley is well: a part of the table of server actions (table.ts). */
export const outsideActions: Record<string, Action> = {
  'app/desk/health/actions.ts#retryJobAction': { may: editorsOfAll, send: () => ({ jobId: randomUUID() }), or: 'gone' },
  'app/desk/health/actions.ts#skipJobAction': { may: editorsOfAll, send: () => ({ jobId: randomUUID() }), or: 'gone' },
  'app/desk/articles/workflow-actions.ts#confirmationAction': { may: whoSeesIt, send: ({ articles }) => ({ articleId: articles.draft }) },
  'app/desk/articles/outside-actions.ts#checkAction': { may: whoSeesIt, send: ({ articles }) => ({ articleId: articles.draft }) },
  'app/desk/articles/outside-actions.ts#checkAgainAction': {
    may: whoSeesIt,
    send: ({ articles }) => ({ articleId: articles.draft }),
    or: 'never-out',
  },
}
