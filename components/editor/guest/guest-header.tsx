import { redoDepth, undoDepth } from '@tiptap/pm/history'
import { type Editor, useEditorState } from '@tiptap/react'
import { ArrowLeft, Bold, Italic, MessageSquare, MessageSquarePlus, PanelRight, Redo2, Search, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Toolbar } from 'react-aria-components'
import { EditorBar } from '#components/editor/aside/editor-bar.tsx'
import { PanelButton } from '#components/editor/aside/panel-button.tsx'
import type { Aside } from '#components/editor/aside/use-aside.ts'
import { Visitors } from '#components/editor/draft/others/visitors.tsx'
import type { Draft } from '#components/editor/draft/use-draft.ts'
import { isInLine } from '#components/editor/extensions/lines.ts'
import { SaveStatus } from '#components/editor/toolbar/status/save-status.tsx'
import { Tool, ToolGap } from '#components/editor/toolbar/tool.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import type { GuestRight } from '#lib/guest-rights.ts'
import type { DraftFor } from '#newsroom/articles/draft-for.ts'
import { useWords } from '#words'

type Props = {
  story: Pick<DraftFor, 'id' | 'lastWriter'>
  personId: string
  editor: Editor | null
  draft: Draft
  may: GuestRight
  aside: Aside
  suggestTools: ReactNode
  onFind: () => void
  onGoOn: () => void
}

/** The header above a guest's story: back to the list, who else is here, and the tools for what they may do. */
export function GuestHeader({ story, personId, editor, draft, may, aside, suggestTools, onFind, onGoOn }: Props) {
  const say = useWords()
  return (
    <EditorBar>
      <header className="relative flex min-h-11 flex-wrap items-center gap-1 px-2 sm:gap-2 md:gap-3 md:px-3">
        <LinkButton href="/desk" tone="quiet" size="small" square aria-label={say('guests.toYours')} title={say('guests.toYours')}>
          <ArrowLeft size={16} aria-hidden="true" />
        </LinkButton>
        <Title editor={editor} before={draft.savedText.headline} />
        <div className="flex min-w-0 flex-1 items-center gap-1 sm:gap-2">
          {may === 'suggest' && <SaveStatus states={draft.state} onGoOn={onGoOn} />}
          <Visitors articleId={story.id} ownId={personId} editor={editor} placeOf={draft.placeOfPerson} last={story.lastWriter} />
        </div>
        <div className="ml-auto flex items-center gap-1 sm:gap-2 md:gap-3">
          <PanelButton name="comments" label={say('comments.comments')} icon={MessageSquare} aside={aside} />
          <PanelButton name="details" label={say('guests.story')} icon={PanelRight} aside={aside} />
        </div>
      </header>
      {/* The space is reserved until the editor has loaded, so that the text does not move. */}
      <div className="min-h-9 pointer-coarse:min-h-12">{editor && <GuestTools {...{ editor, may, suggestTools, onFind }} />}</div>
    </EditorBar>
  )
}

/** The headline as it stands on the screen. */
function Title({ editor, before }: { editor: Editor | null; before: string }) {
  const say = useWords()
  const headline = useEditorState({ editor, selector: ({ editor }) => editor?.state.doc.firstChild?.textContent ?? null })
  return <h1 className="sr-only">{(headline ?? before) || say('guests.noHeadline')}</h1>
}

function GuestTools({
  editor,
  may,
  suggestTools,
  onFind,
}: {
  editor: Editor
  may: GuestRight
  suggestTools: ReactNode
  onFind: () => void
}) {
  const say = useWords()
  return (
    <Toolbar aria-label={say('editor.formatting')} className="flex items-center gap-px overflow-x-auto px-2 py-1 md:px-3">
      {may === 'suggest' && <FormatTools editor={editor} />}
      {may !== 'read' && (
        <Tool name={say('guests.comment')} icon={MessageSquarePlus} keys="Mod+Alt+M" onPress={() => editor.commands.startComment()} />
      )}
      <Tool name={say('find.find')} icon={Search} keys="Mod+F" onPress={onFind} />
      <span className="flex-1" />
      {may === 'suggest' && suggestTools}
    </Toolbar>
  )
}

function FormatTools({ editor }: { editor: Editor }) {
  const say = useWords()
  const lit = useEditorState({
    editor,
    selector: ({ editor }) => ({
      undo: undoDepth(editor.state) > 0,
      redo: redoDepth(editor.state) > 0,
      bold: editor.isActive('bold'),
      italic: editor.isActive('italic'),
      isInLine: isInLine(editor.state),
    }),
  })
  const chain = () => editor.chain().focus()
  return (
    <>
      <Tool name={say('everywhere.undo')} icon={Undo2} keys="Mod+Z" isDisabled={!lit.undo} onPress={() => chain().undo().run()} />
      <Tool name={say('everywhere.redo')} icon={Redo2} keys="Mod+Shift+Z" isDisabled={!lit.redo} onPress={() => chain().redo().run()} />
      <ToolGap />
      <Tool
        name={say('editor.bold')}
        icon={Bold}
        keys="Mod+B"
        isOn={lit.bold}
        isDisabled={lit.isInLine}
        onPress={() => chain().toggleBold().run()}
      />
      <Tool
        name={say('editor.italic')}
        icon={Italic}
        keys="Mod+I"
        isOn={lit.italic}
        isDisabled={lit.isInLine}
        onPress={() => chain().toggleItalic().run()}
      />
      <ToolGap />
    </>
  )
}
