import type { Editor } from '@tiptap/core'
import type { Snippet } from '#newsroom/snippets/snippets-for.ts'

let known: readonly Snippet[] = []

/** What can be inserted: the slash menu and the palette list it when they open. */
export const knownSnippets = (): readonly Snippet[] => known

export function setKnownSnippets(snippets: readonly Snippet[]): void {
  known = snippets
}

/** Puts a snippet where the caret is. */
export function insertSnippet(editor: Editor, { body }: Snippet): void {
  editor.chain().focus().leaveLine().insertContent(body.content).run()
}
