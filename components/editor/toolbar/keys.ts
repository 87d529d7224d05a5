export const isMac = (): boolean => typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)

/** A shortcut such as "Mod+Alt+2" in the notation of this machine. */
export function keysHere(keys: string): string {
  if (!isMac()) return keys.replaceAll('Mod', 'Ctrl')
  return keys.replaceAll('Mod', '⌘').replaceAll('Ctrl', '⌃').replaceAll('Alt', '⌥').replaceAll('Shift', '⇧').replaceAll('+', '')
}

/** Whether a key is this letter, also on a keyboard with other letters: Ctrl and the key of F, where it writes “а”. */
export const isLetter = ({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>, letter: string): boolean =>
  key.toLowerCase() === letter || (key > '\u007f' && code === `Key${letter.toUpperCase()}`)
