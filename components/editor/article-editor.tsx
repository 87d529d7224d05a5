'use client'

import type { Say } from '#components/ui/words/say.ts'
import { useWords } from '#words'
import './blocks.css'
import './editor.css'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useKeptPage } from '#components/desk/offline/use-kept-page.ts'
import { useLaterParts } from '#components/ui/later.tsx'
import { useSteady } from '#components/ui/use-steady.ts'
import { type AsidePanel, EditorAside } from './aside/editor-aside.tsx'
import { HistoryPanel, RemarksPanel, StoryDetails, StoryHistory } from './aside/later-panels.tsx'
import { useAside } from './aside/use-aside.ts'
import { useChecklist } from './aside/use-checklist.ts'
import { EditorCanvas } from './canvas/editor-canvas.tsx'
import { useWriting, type Writing } from './canvas/use-writing.ts'
import { type DetailsOnScreen, useDetails } from './details/changes/use-details.ts'
import type { StoryOnScreen } from './details/story-details.tsx'
import { type Draft, useDraft } from './draft/use-draft.ts'
import type { EditorProps } from './editor-props.ts'
import { EditorResourcesContext } from './editor-resources.ts'
import { type History, useHistory } from './history/use-history.ts'
import type { Ask } from './nodes/block.ts'
import { useWithdrawn } from './nodes/embeds/use-withdrawn.ts'
import { ChangedSinceNotice } from './notices/changed-since.tsx'
import { useAskKeys } from './panels/use-ask-keys.ts'
import { useRemarkKeys } from './remarks/use-remark-keys.ts'
import { type Remarks, useRemarks } from './remarks/use-remarks.ts'
import { useSnippets } from './snippets/use-snippets.ts'
import { suggestionsPanel } from './suggestions/suggestions-aside.tsx'
import { useSuggesting } from './suggestions/use-suggesting.ts'
import { useSuggestions } from './suggestions/use-suggestions.ts'
import { TemplateOffer } from './templates/template-offer.tsx'
import { EditorHeader } from './toolbar/editor-header.tsx'

/**
 * Where a story is written. A key goes to ProseMirror and to the draft and draws nothing of React; what is drawn around the
 * text changes when a state does (saved, a light of the toolbar, a panel).
 */
export function ArticleEditor(props: EditorProps) {
  const say = useWords()
  const { story, person, workflow, actions } = props
  const [asked, ask] = useState<Ask | null>(null)
  const details = useDetails(story, actions, person.id)
  const isLocked = details.details.stage === 'taken-down'
  const draft = useDraft({
    ...{ story, begin: props.begin, personId: person.id },
    onSaved: details.textIsSaved,
    onDetails: details.newsroomHas,
  })
  const toText = useRef(() => {})
  const aside = useAside(() => toText.current())
  const remarkKeys = useRemarkKeys()
  const mustSuggest = details.details.mustSuggest
  const mayDecide = !mustSuggest && !isLocked
  const suggesting = useSuggesting(story, mustSuggest)
  const writing = useWriting({
    ...{ story, details, isLocked, ask },
    draft: remarkKeys.withRemarks(draft),
    toDetails: () => aside.enter('details'),
    ...{ lookUp: actions.lookUp, describeEmbed: actions.describeEmbed },
    suggesting: suggesting.extension,
  })
  const { editor } = writing
  const suggestions = useSuggestions({ articleId: story.id, editor, ...suggesting, start: story.suggestions, ask: actions.suggestions })
  toText.current = () => editor?.view.focus()
  /** One has signed in again, or wants another try; what was pressed for it goes with the notice. */
  const goOn = () => {
    draft.goOn()
    details.goOn()
    toText.current()
  }
  const steady = useSteady({ ...throughSteps(details, draft), flush: draft.flush, onGoTo: aside.goTo, onGoOn: goOn })
  useAskKeys(ask)
  useFocusAfterStep(details, toText)
  const isKept = draft.isReady && (props.begin?.isMade() ?? true)
  useLaterParts(isKept)
  useKeptPage(`/desk/articles/${story.id}`, person.id, isKept ? details.details.version : null)
  const snippets = { ...actions.snippets, onSaved: useSnippets() }
  const checklist = useChecklist({ props, details, draft, editor, isLocked })
  const history = useHistory(aside, () => toText.current())
  const remarks = useRemarks({
    ...{ editor, aside, isLocked },
    articleId: story.id,
    ownId: person.id,
    keys: remarkKeys,
    flush: draft.flush,
    actions: actions.remarks,
  })
  const panels = [
    ...panelsOf(say, { props, details, draft, writing, aside, checklist, isLocked, history, remarks }),
    suggestionsPanel(say, {
      suggestions,
      mustSuggest,
      isLocked,
      details,
      articleId: story.id,
      requireSuggestions: props.allowed.requireSuggestions ? actions.requireSuggestions : null,
    }),
  ]
  return (
    <EditorResourcesContext value={useWithdrawn(writing.surroundings, checklist.readiness)}>
      <div className="flex min-h-dvh flex-col bg-surface">
        <EditorHeader
          {...{ isLocked, ask, suggestions, mustSuggest, aside, ...steady }}
          states={draft.state}
          savedText={draft.savedText}
          placeOf={draft.placeOfPerson}
          editor={history.opened ? null : editor}
          maySave={props.allowed.save}
          details={details.details}
          personId={person.id}
          hasChanges={checklist.readiness.changes && checklist.readiness.changes.length > 0}
          allowed={workflow.allowed}
          actions={workflow.actions}
          schedules={workflow.schedules}
        />
        <div className={`grid flex-1 ${aside.shown === 'closed' ? '' : 'lg:grid-cols-[minmax(0,1fr)_20rem]'}`}>
          {history.opened && <StoryHistory {...{ story, draft, history }} mayRestore={mayDecide} actions={actions.history} />}
          <EditorCanvas
            {...{ story, draft, writing, isLocked, asked, ask }}
            maySettle={mayDecide}
            help={{ ignoreStyle: checklist.style.ignore, grammar: actions.grammar }}
            isCovered={history.opened !== null}
            notice={<Notices {...{ props, history, editor, details, checklist }} mayBegin={mayDecide && props.allowed.save} />}
            heroRemarks={{ has: remarks.onHero.size > 0, start: remarks.startOnHero }}
            details={details.details}
            findStories={(query) => actions.findStories({ query, language: story.language, except: story.id })}
            snippets={snippets}
            goTo={aside.goTo}
            onGoOn={goOn}
          />
          <EditorAside aside={aside} panels={panels} />
        </div>
      </div>
    </EditorResourcesContext>
  )
}

/** Above the story: what has changed, and what an empty one can begin with. */
function Notices({
  props: { story, workflow, actions },
  history,
  editor,
  details,
  checklist,
  mayBegin,
}: Pick<Beside, 'props' | 'history' | 'details' | 'checklist'> & { editor: Writing['editor']; mayBegin: boolean }) {
  return (
    <>
      <ChangedSinceNotice {...workflow} suggestions={story.suggestions.length} onShow={history.open} />
      {mayBegin && (
        <TemplateOffer articleId={story.id} {...{ editor, details }} actions={actions.templates} onTaken={checklist.lookAgain} />
      )}
    </>
  )
}

type Beside = StoryOnScreen & { history: History; remarks: Remarks }

/** What can stand beside the text, by its name. */
function panelsOf(say: Say, beside: Beside): AsidePanel[] {
  const {
    props: { story, actions, allowed },
    draft,
    writing: { editor },
    isLocked,
    history,
    remarks,
  } = beside
  return [
    {
      name: 'details',
      title: say('editor.details'),
      closes: say('editor.closeDetails'),
      saving: beside.details.isChanging ? say('editor.savingDetails') : null,
      body: <StoryDetails {...beside} />,
    },
    {
      name: 'comments',
      title: say('comments.comments'),
      closes: say('comments.close'),
      saving: null,
      body: <RemarksPanel remarks={remarks} editor={editor} />,
      // Those that are resolved stand beside nothing.
      movesWithText: remarks.shows === 'open',
    },
    {
      name: 'history',
      title: say('history.history'),
      closes: say('history.close'),
      saving: null,
      body: (
        <HistoryPanel
          articleId={story.id}
          actions={actions.history}
          flush={draft.flush}
          isLocked={isLocked || !allowed.save}
          {...{ history, editor }}
        />
      ),
    },
  ]
}

/** How a step of the workflow gets the story as it is on the screen, saved, and how what others made of it comes onto the screen. */
const throughSteps = (details: DetailsOnScreen, draft: Draft) => ({
  async settle() {
    await details.settled()
    const version = await draft.flush()
    return version === null ? null : { article: details.version.current, draft: version }
  },
  /** Never throws: without an answer the screen stays as it is. */
  refresh: () =>
    Promise.all([details.reload(), draft.refresh()]).then(
      () => {},
      () => {},
    ),
  onChanged: () => void details.reload().catch(() => {}),
})

/** The button that was pressed may be gone with the step that it made. */
function useFocusAfterStep({ details: { stage, submittedAt } }: DetailsOnScreen, toText: RefObject<() => void>): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each step of the workflow
  useEffect(() => {
    if (document.activeElement === document.body) toText.current()
  }, [stage, submittedAt])
}
