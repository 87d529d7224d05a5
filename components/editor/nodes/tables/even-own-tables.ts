import { Plugin } from '@tiptap/pm/state'
import { fixTables } from '@tiptap/pm/tables'
import { isOfLog } from '#components/editor/draft/step-log.ts'

/**
 * The plugin of tables without its repair of what colleagues' steps bring, also not with the next key of one's own. Each screen would repair the same table, which then has too many
 * cells in that row, and again and again. The newsroom evens it out, once (newsroom/articles/cleaning-steps.ts).
 */
export const evenOwnTables = ({ spec }: Plugin): Plugin =>
  new Plugin({
    ...spec,
    appendTransaction(transactions, before, after) {
      const more = spec.appendTransaction?.call(this, transactions, before, after)
      const isOthers = more?.docChanged && (transactions.some(isOfLog) || fixTables(before)?.docChanged)
      return isOthers ? null : more
    },
  })
