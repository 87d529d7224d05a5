import { Extension } from '@tiptap/core'
import { isMac } from '#components/editor/toolbar/keys.ts'
import type { Say } from '#components/ui/words/say.ts'
import { actOnBlocks } from './act-on-blocks.ts'
import { moveBlocks } from './move-blocks.ts'

/** On a Mac, Option and Shift with an arrow select text. */
export const moveKey = (direction: 1 | -1): string => `${isMac() ? 'Ctrl' : 'Alt'}+Shift+${direction === 1 ? '↓' : '↑'}`

/** The keys that move blocks. At the end of the text they do nothing, and select nothing. */
export const blockKeys = (say: Say) =>
  Extension.create({
    name: 'blockKeys',
    priority: 1002, // before the keys of the lines and the lists
    addKeyboardShortcuts() {
      const moves = (direction: 1 | -1) => () => {
        actOnBlocks(this.editor, say, moveBlocks(direction))
        return true
      }
      const key = isMac() ? 'Ctrl' : 'Alt'
      return { [`${key}-Shift-ArrowUp`]: moves(-1), [`${key}-Shift-ArrowDown`]: moves(1) }
    },
  })
