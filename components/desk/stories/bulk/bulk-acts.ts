/** An act on the selected stories. */
export type BulkAct = 'section' | 'topic' | 'editor' | 'schedule' | 'unpublish'

/** What a person may do with stories of a list. */
export const actsOf = ({
  editors,
  maySchedule,
  mayUnpublish,
}: {
  editors: object | null
  maySchedule: boolean
  mayUnpublish: boolean
}): readonly BulkAct[] => [
  'section',
  'topic',
  ...(editors ? ['editor' as const] : []),
  ...(maySchedule ? ['schedule' as const] : []),
  ...(mayUnpublish ? ['unpublish' as const] : []),
]
