import type { ReactNode } from 'react'
import type { EditorActions } from '#components/editor/actions.ts'
import { AskPanels } from '#components/editor/aside/later-panels.tsx'
import type { Aside } from '#components/editor/aside/use-aside.ts'
import type { ShownDetails } from '#components/editor/details/changes/details-store.ts'
import { useSaveState } from '#components/editor/draft/save-state.ts'
import type { Draft } from '#components/editor/draft/use-draft.ts'
import type { Ask } from '#components/editor/nodes/block.ts'
import { StepNotices } from '#components/editor/notices/step-notices.tsx'
import { StoryNotices } from '#components/editor/notices/story-notices.tsx'
import type { SnippetActions } from '#components/snippets/words.ts'
import { later } from '#components/ui/later.tsx'
import type { DraftFor } from '#newsroom/articles/draft-for.ts'
import type { HeroRemarks } from './canvas-hero.tsx'
import { StoryCanvas } from './story-canvas.tsx'
import type { Writing } from './use-writing.ts'
import type { WritingHelp } from './writing-aids.tsx'

const WritingAids = later(() => import('./writing-aids.tsx').then(({ WritingAids }) => WritingAids))

type Props = {
  story: DraftFor
  draft: Draft
  details: ShownDetails
  writing: Writing
  isLocked: boolean
  /** Whether this person accepts and rejects suggestions. */
  maySettle: boolean
  help: WritingHelp
  /** A version is shown in its place. */
  isCovered: boolean
  notice: ReactNode
  heroRemarks: HeroRemarks
  asked: Ask | null
  ask: (what: Ask | null) => void
  findStories: (query: string) => ReturnType<EditorActions['findStories']>
  snippets: SnippetActions
  goTo: Aside['goTo']
  onGoOn: () => void
}

/** The story as it is written, with notices above and below it and the panels that open at the caret. */
export function EditorCanvas({
  story,
  draft,
  details,
  writing: { editor, hero: heroPlace, pictures, documents },
  isLocked,
  maySettle,
  help,
  isCovered,
  notice,
  heroRemarks,
  asked,
  ask,
  findStories,
  snippets,
  goTo,
  onGoOn,
}: Props) {
  const { stage, note, submittedAt, steps, hero, language } = details
  const trouble = useSaveState(draft.state, (saveState) => saveState.trouble)
  const close = () => {
    ask(null)
    editor?.commands.focus()
  }
  const pick: typeof pictures.pick = (picture) => {
    ask(null)
    pictures.pick(picture, asked)
  }
  return (
    <div hidden={isCovered} className="relative min-w-0 px-4 pt-6 md:px-8 md:pt-10">
      {asked && editor && (
        <AskPanels
          {...{ asked, editor, language, findStories, snippets }}
          grammar={language === 'en' ? { articleId: story.id, actions: help.grammar } : null}
          {...{ onClose: close, onPick: pick, onPickFile: documents.pick }}
        />
      )}
      <div className="mx-auto mb-6 grid max-w-[38rem] gap-2 empty:hidden">
        <StepNotices stage={stage} note={note} isWaiting={submittedAt !== null} steps={steps} />
        {notice}
      </div>
      <StoryCanvas
        {...{ story, editor, heroPlace, hero, isLocked, heroRemarks }}
        onAddHero={() => ask('hero')}
        onEditHero={() => goTo({ what: 'alt', picture: 0 })}
        onDropHero={pictures.addHero}
      />
      <StoryNotices
        trouble={trouble}
        uploads={pictures.uploads}
        documents={documents}
        onGoOn={onGoOn}
        onRetry={pictures.retry}
        onDismiss={pictures.dismiss}
      />
      {editor && <WritingAids {...{ editor, language, isLocked, maySettle, help, asked, ask }} articleId={story.id} />}
    </div>
  )
}
