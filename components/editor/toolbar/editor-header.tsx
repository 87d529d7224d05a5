import { type Editor, useEditorState } from '@tiptap/react'
import { ArrowLeft, Eye, History, MessageSquare, PanelRight, Search } from 'lucide-react'
import { memo, useMemo } from 'react'
import { EditorBar } from '#components/editor/aside/editor-bar.tsx'
import { PanelButton } from '#components/editor/aside/panel-button.tsx'
import type { Aside } from '#components/editor/aside/use-aside.ts'
import { useStoryCommands } from '#components/editor/aside/use-story-commands.ts'
import type { ShownDetails } from '#components/editor/details/changes/details-store.ts'
import { Visitors } from '#components/editor/draft/others/visitors.tsx'
import type { Draft } from '#components/editor/draft/use-draft.ts'
import { GrammarCount } from '#components/editor/grammar/grammar-count.tsx'
import { StyleCount } from '#components/editor/house-style/style-count.tsx'
import type { Ask } from '#components/editor/nodes/block.ts'
import { SuggestTools } from '#components/editor/suggestions/suggest-tools.tsx'
import type { Suggestions } from '#components/editor/suggestions/use-suggestions.ts'
import { TkCount } from '#components/editor/tk/tk-count.tsx'
import { WordMeter } from '#components/editor/words/word-meter.tsx'
import { useStoryOpened } from '#components/palette/use-story-opened.ts'
import { later } from '#components/ui/later.tsx'
import { Link } from '#components/ui/link.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import type { Seen, WorkflowActions } from '#components/workflow/actions.ts'
import { type Allowed, WorkflowBar } from '#components/workflow/workflow-bar.tsx'
import { newsPath } from '#lib/paths.ts'
import type { ShownSchedule } from '#newsroom/schedule/schedules-of.ts'
import type { Point } from '#newsroom/workflow/advice.ts'
import { useWords } from '#words'
import { SaveStatus } from './status/save-status.tsx'
import { Tool } from './tool.tsx'

/** Its script comes after the text: what its buttons do has keys that work before. */
const Toolbar = later(() => import('./toolbar.tsx').then(({ Toolbar }) => Toolbar))

type Props = {
  details: ShownDetails
  personId: string
  hasChanges: boolean | null
  editor: Editor | null
  isLocked: boolean
  maySave: boolean
  states: Draft['state']
  savedText: Draft['savedText']
  flush: Draft['flush']
  placeOf: Draft['placeOfPerson']
  allowed: Allowed
  actions: WorkflowActions
  schedules: ShownSchedule[]
  aside: Pick<Aside, 'isOpen' | 'toggle' | 'enter'>
  suggestions: Suggestions
  mustSuggest: boolean
  ask: (what: Ask) => void
  settle: () => Promise<Seen | null>
  onGoTo: (point: Point) => void
  refresh: () => Promise<void>
  onGoOn: () => void
  onChanged: () => void
}

/**
 * The header above the canvas: a link back to the list, the save status, the workflow bar, and the toolbar. It has the most buttons of the
 * page, so it is drawn again only when something of it changes, not with every answer that the rest of the editor waits for.
 */
export const EditorHeader = memo(function EditorHeader({
  details,
  personId,
  hasChanges,
  editor,
  isLocked,
  maySave,
  states,
  savedText,
  flush,
  placeOf,
  allowed,
  actions,
  schedules,
  aside,
  suggestions,
  mustSuggest,
  ask,
  settle,
  onGoTo,
  refresh,
  onGoOn,
  onChanged,
}: Props) {
  const say = useWords()
  const { id, stage, submittedAt, liveSlug, language } = details
  const suggesting = mustSuggest || isLocked ? null : suggestions
  useStoryCommands({ articleId: id, aside, flush, maySave: maySave && !isLocked, suggesting })
  useStoryOpened(personId, id, () => editor?.state.doc.firstChild?.textContent ?? savedText.headline)
  const suggestTools = useMemo(() => <SuggestTools {...{ suggestions, mustSuggest, aside }} />, [suggestions, mustSuggest, aside])
  return (
    <EditorBar>
      <header className="relative flex min-h-11 flex-wrap items-center gap-1 px-2 sm:gap-2 md:gap-3 md:px-3">
        <LinkButton href="/desk" tone="quiet" size="small" square aria-label={say('editor.toStories')} title={say('editor.toStories')}>
          <ArrowLeft size={16} aria-hidden="true" />
        </LinkButton>
        <Title editor={editor} before={savedText.headline} />
        {/* On a phone what is wrong has a row of its own. */}
        <div className="flex min-w-0 flex-1 basis-14 items-center gap-1 has-data-trouble:max-sm:order-last has-data-trouble:max-sm:basis-full sm:basis-40 sm:gap-2">
          <SaveStatus states={states} onGoOn={onGoOn} />
          <Visitors articleId={id} ownId={personId} editor={editor} placeOf={placeOf} last={details.lastWriter} />
        </div>
        {editor && <WordMeter key={language} editor={editor} language={language} />}
        {editor && <TkCount editor={editor} />}
        {editor && <StyleCount editor={editor} />}
        {editor && <GrammarCount editor={editor} />}
        <PreviewLink articleId={id} onOpen={flush} />
        <WorkflowBar
          story={{
            id,
            stage,
            isWaiting: submittedAt !== null,
            livePath: liveSlug === null ? null : newsPath(language, liveSlug),
            hasChanges,
            embargo: details.embargo,
          }}
          allowed={allowed}
          actions={actions}
          schedules={schedules}
          settle={settle}
          refresh={refresh}
          onGoTo={onGoTo}
          onChanged={onChanged}
        />
        {/* On a phone the row is full: these go to the next one together. */}
        <div className="ml-auto flex items-center gap-1 sm:gap-2 md:gap-3">
          <PanelButton name="history" label={say('history.history')} icon={History} aside={aside} className="max-sm:hidden" />
          <PanelButton name="comments" label={say('comments.comments')} icon={MessageSquare} aside={aside} />
          <PanelButton name="details" label={say('editor.details')} icon={PanelRight} aside={aside} />
        </div>
      </header>
      {/* The space is reserved until the editor has loaded, so that the canvas does not move. */}
      <div className="min-h-9 pointer-coarse:min-h-12">
        {isLocked && (
          <div className="flex items-center gap-2 px-4 text-ink-soft text-xs">
            <p className="flex-1 py-2">{say('editor.readOnly')}</p>
            {editor && <Tool name={say('find.find')} icon={Search} keys="Mod+F" onPress={() => ask('find')} />}
          </div>
        )}
        {editor && !isLocked && <Toolbar {...{ editor, ask, suggestTools }} />}
      </div>
    </EditorBar>
  )
})

/** The headline as it stands on the screen. */
function Title({ editor, before }: { editor: Editor | null; before: string }) {
  const say = useWords()
  const headline = useEditorState({ editor, selector: ({ editor }) => editor?.state.doc.firstChild?.textContent ?? null })
  return <h1 className="sr-only">{headline ?? (before || say('stories.newStory'))}</h1>
}

/** The preview shows the saved text, so opening it saves first. */
function PreviewLink({ articleId, onOpen }: { articleId: string; onOpen: () => Promise<unknown> }) {
  const say = useWords()
  return (
    <Link
      href={`/desk/articles/${articleId}/preview`}
      onClick={() => void onOpen()}
      aria-label={say('editor.preview')}
      title={say('editor.preview')}
      className="grid size-7 place-items-center rounded-md text-ink-soft hover:bg-hover hover:text-ink pointer-coarse:size-10"
    >
      <Eye size={16} aria-hidden="true" />
    </Link>
  )
}
