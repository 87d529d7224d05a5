import { randomUUID } from 'node:crypto'
import { type Action, editorsOfAll } from './may.ts'

const ends = { wallTime: '2099-01-01T00:00', zone: 'UTC' }
const banners = [{ language: 'en', text: 'The bridge is closed' }]
const aNews = () => ({ id: randomUUID() })

/** The server actions of breaking news. There is none in the database of this proof but what they make. */
export const breakingActions: Record<string, Action> = {
  'app/desk/breaking/actions.ts#publishBreakingAction': {
    may: editorsOfAll,
    needsProof: true,
    send: () => ({ ...aNews(), banners, ends, toldTo: 'nobody' }),
    or: 'standing',
  },
  'app/desk/breaking/actions.ts#editBreakingAction': {
    may: editorsOfAll,
    needsProof: true,
    send: () => ({ ...aNews(), seen: 1, banners }),
    or: 'not-found',
  },
  'app/desk/breaking/actions.ts#endBreakingAction': { may: editorsOfAll, send: aNews, or: 'not-found' },
  'app/desk/breaking/actions.ts#undoEndBreakingAction': { may: editorsOfAll, needsProof: true, send: aNews, or: 'not-found' },
  'app/desk/breaking/actions.ts#linkBreakingAction': {
    may: editorsOfAll,
    needsProof: true,
    send: ({ articles }) => ({ articleId: articles.published }),
    or: 'no-breaking',
  },
  'app/desk/breaking/actions.ts#breakingConfirmationAction': { may: editorsOfAll, send: aNews },
}
