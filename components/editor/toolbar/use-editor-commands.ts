import { redoDepth, undoDepth } from '@tiptap/pm/history'
import type { Editor } from '@tiptap/react'
import { isInLine } from '#components/editor/extensions/lines.ts'
import type { Ask } from '#components/editor/nodes/block.ts'
import { blocks } from '#components/editor/nodes/nodes.ts'
import { insertSnippet, knownSnippets } from '#components/editor/snippets/known-snippets.ts'
import { type Command, useCommands } from '#components/palette/offer.ts'
import { useWords } from '#words'

/** What the toolbar can do where the caret is, for the palette: the functions of its buttons. */
export function useEditorCommands(editor: Editor, ask: (what: Ask) => void): void {
  const say = useWords()
  useCommands(() => {
    const inLine = isInLine(editor.state)
    const { empty } = editor.state.selection
    const commands: (Command & { isPossible: boolean })[] = [
      { id: 'find', name: say('find.title'), keys: 'Mod+F', isPossible: true, run: () => ask('find') },
      { id: 'replace', name: say('find.showReplace'), keys: 'Mod+H', isPossible: true, run: () => ask('replace') },
      {
        id: 'undo',
        name: say('everywhere.undo'),
        keys: 'Mod+Z',
        isPossible: undoDepth(editor.state) > 0,
        run: () => editor.chain().focus().undo().run(),
      },
      {
        id: 'redo',
        name: say('everywhere.redo'),
        keys: 'Mod+Shift+Z',
        isPossible: redoDepth(editor.state) > 0,
        run: () => editor.chain().focus().redo().run(),
      },
      { id: 'link', name: say('editor.link'), keys: 'Mod+K', isPossible: !inLine && !empty, run: () => ask('link') },
      ...blocks.map((block) => ({
        id: `block-${block.id}`,
        name: block.isInserted ? say('palette.insert', { block: say(`blocks.${block.id}`).replace(/…$/, '') }) : say(`blocks.${block.id}`),
        also: say(`blocks.also-${block.id}`),
        ...(block.keys && { keys: block.keys }),
        isPossible: block.isInserted === true || !inLine,
        run: () => block.run(editor, ask),
      })),
      ...knownSnippets().map((snippet) => ({
        id: `snippet-${snippet.id}`,
        name: say('snippets.insert', { name: snippet.name }),
        also: say('snippets.title'),
        isPossible: true,
        run: () => insertSnippet(editor, snippet),
      })),
      { id: 'save-snippet', name: say('snippets.save'), isPossible: !inLine, run: () => ask('snippet') },
      { id: 'shortcuts', name: say('editor.shortcuts'), keys: 'Mod+/', isPossible: true, run: () => ask('shortcuts') },
    ]
    return commands.filter(({ isPossible }) => isPossible)
  })
}
