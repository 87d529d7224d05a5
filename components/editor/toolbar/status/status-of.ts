import type { SaveState } from '#components/editor/draft/save-state.ts'

export type StatusName = 'saved' | 'saving' | 'reconnecting' | 'offline-keeping' | 'offline' | 'keeping' | 'kept' | 'lost'
type Seen = Pick<SaveState, 'saved' | 'kept' | 'hasLocalStorage' | 'trouble' | 'isReconnecting'>

/** What can be said of the text on the screen. That this device has it ('offline', 'kept') is said only when it is true of every letter. */
export function statusOf({ saved, kept, hasLocalStorage, trouble, isReconnecting }: Seen): StatusName {
  if (saved) return 'saved'
  if (isReconnecting) return 'reconnecting'
  if (!trouble) return 'saving'
  if (!hasLocalStorage) return 'lost'
  if (trouble.is === 'unreachable') return kept ? 'offline' : 'offline-keeping'
  return kept ? 'kept' : 'keeping'
}

/** The same while somebody types: between two keys it does not say that the newsroom or this device has everything. */
export function statusWhileTyping(status: StatusName): StatusName {
  if (status === 'saved') return 'saving'
  if (status === 'offline') return 'offline-keeping'
  return status === 'kept' ? 'keeping' : status
}
