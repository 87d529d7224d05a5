import { type Action, everyone } from './may.ts'

/** What is asked of others for a story: a part of the table of server actions (table.ts). Of a map nobody is asked. */
export const embedActions: Record<string, Action> = {
  'app/desk/articles/actions.ts#describeEmbedAction': {
    may: everyone,
    or: 'silent',
    send: () => ({ embedId: 'openStreetMap:15/50.4501/30.5234' }),
  },
}
