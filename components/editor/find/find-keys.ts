import { isLetter, isMac } from '#components/editor/toolbar/keys.ts'

type Key = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** On a Mac ⌘H hides the program, and Ctrl+F and Ctrl+H move the caret and delete. */
export const replaceKeys = (): string => (isMac() ? 'Mod+Alt+F' : 'Mod+H')

/** Ctrl+F finds; Ctrl+H, on a Mac ⌘⌥F, replaces. */
export function asksToFind(event: Key): 'find' | 'replace' | null {
  if (event.shiftKey || event.ctrlKey === event.metaKey || (isMac() && event.ctrlKey)) return null
  if (isLetter(event, 'h') && event.ctrlKey && !event.altKey) return 'replace'
  if (event.code === 'KeyF' && event.metaKey && event.altKey) return 'replace' // Alt makes another letter of it
  return isLetter(event, 'f') && !event.altKey ? 'find' : null
}

/** Whether a key is meant for the story: pressed in its text, or where nothing has the focus. Elsewhere it is the browser's. */
export const isForStory = ({ target }: Pick<KeyboardEvent, 'target'>): boolean =>
  target instanceof Element && (target === document.body || target.closest('.story-canvas') !== null)
