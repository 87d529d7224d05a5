'use client'

import './editor.css'
import { type KeyboardEvent as Key, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { KeepsPlace } from '#components/ui/keeps-place.tsx'
import type { WorkflowActions } from '#components/workflow/actions.ts'
import type { Allowed } from '#components/workflow/workflow-bar.tsx'
import type { Picture } from '#lib/document-types.ts'
import type { Choice } from '#newsroom/articles/choices.ts'
import type { DraftFor } from '#newsroom/articles/draft-for.ts'
import type { Person } from '#newsroom/people/person.ts'
import type { Missing } from '#newsroom/workflow/missing.ts'
import type { Readiness } from '#newsroom/workflow/readiness.ts'
import type { EditorActions, SaveDraft } from './actions.ts'
import { goToMissing, isDetail } from './aside/go-to-missing.ts'
import { ReadinessNow } from './aside/readiness-now.tsx'
import { useReadinessNow } from './aside/use-readiness-now.ts'
import type { GrowingField } from './canvas/growing-field.tsx'
import { StoryCanvas } from './canvas/story-canvas.tsx'
import { useFirstCaret } from './canvas/use-first-caret.ts'
import { usePictures } from './canvas/use-pictures.ts'
import { useStoryEditor } from './canvas/use-story-editor.ts'
import { DetailsPanel } from './details/details-panel.tsx'
import { useDetails } from './details/use-details.ts'
import { saveDraft } from './draft/save-draft.ts'
import { type Screen, show, textOnScreen, useAutosave, useSaveState } from './draft/use-draft.ts'
import { useLatestText } from './draft/use-latest-text.ts'
import { EditorResourcesContext } from './editor-resources.ts'
import type { Ask } from './nodes/block.ts'
import { AsideList } from './notices/aside-list.tsx'
import { ConflictPanel } from './notices/conflict-panel.tsx'
import { StepNotices } from './notices/step-notices.tsx'
import { StoryNotices } from './notices/story-notices.tsx'
import { AskPanels } from './panels/ask-panels.tsx'
import { useShortcutsKey } from './panels/use-shortcuts-key.ts'
import { EditorBar } from './toolbar/editor-header.tsx'
import { SelectionToolbar } from './toolbar/selection-toolbar.tsx'
import { useResources } from './use-resources.ts'

/**
 * Where a story is written. A key goes to ProseMirror and to the autosave and draws nothing of React; what is drawn around
 * the text changes when a state does (saved, a light of the toolbar, a panel).
 */
export function ArticleEditor({
  story,
  person,
  sections,
  colleagues,
  allowed,
  workflow,
  actions,
}: {
  story: DraftFor
  person: Pick<Person, 'id' | 'name' | 'role'>
  sections: Choice[]
  colleagues: Choice[]
  allowed: { share: boolean; discard: boolean }
  workflow: { readiness: Readiness; allowed: Allowed; actions: WorkflowActions }
  actions: EditorActions
}) {
  const headline = useRef<GrowingField>(null)
  const dek = useRef<GrowingField>(null)
  const screen = useRef<Screen>({ editor: null, headline, dek })
  const changed = useRef(() => {})
  const [asked, setAsked] = useState<Ask | null>(null)
  const askShortcuts = useCallback(() => setAsked('shortcuts'), [])
  const [panel, setPanel] = useState<'as-fits' | 'open' | 'closed'>('as-fits')
  const [savedText, setSavedText] = useState({ headline: story.draft.headline, dek: story.draft.dek })
  const [asides, setAsides] = useState(0)
  const details = useDetails(story, actions)
  const isLocked = details.details.stage === 'taken-down'
  const { resources, learn } = useResources(story, actions.lookUp)
  const { change } = details
  const hasHero = details.details.hero !== null

  const aside = useRef<HTMLElement>(null)
  const takeFiles = useRef((_files: File[]) => {})
  const editor = useStoryEditor({
    body: story.draft.body,
    ask: setAsked,
    toDetails: () => {
      flushSync(() => setPanel('open'))
      aside.current?.focus()
    },
    takeFiles,
    changed,
  })
  screen.current.editor = editor

  const { slugIs } = details
  const save = useCallback<SaveDraft>(
    async (sent) => {
      const answer = await saveDraft(sent)
      if (answer.ok) {
        slugIs(answer.value.slug)
        setSavedText((known) =>
          known.headline === sent.headline && known.dek === sent.dek ? known : { headline: sent.headline, dek: sent.dek },
        )
      }
      return answer
    },
    [slugIs],
  )
  const { autosave, localDrafts, isRestored } = useAutosave({ articleId: story.id, personId: person.id, start: story.draft, screen, save })
  changed.current = () => autosave.changed()
  const onChange = useCallback(() => autosave.changed(), [autosave])
  useEffect(() => {
    editor?.setEditable(isRestored && !isLocked, false)
  }, [editor, isRestored, isLocked])

  const makeHero = useCallback((picture: Picture) => change({ hero: picture }), [change])
  const { insert, takesCaret, uploads, add, addHero, retry, dismiss } = usePictures(editor, learn, makeHero)
  takeFiles.current = add
  const surroundings = useMemo(
    () => ({ ...resources, isLocked, makeHero: hasHero || isLocked ? null : makeHero, takesCaret }),
    [resources, isLocked, hasHero, makeHero, takesCaret],
  )

  useShortcutsKey(askShortcuts)

  const { version, settled } = details
  const settle = useCallback(async () => {
    await settled()
    return (await autosave.flush()) ? { article: version.current, draft: autosave.state().version } : null
  }, [autosave, settled, version])

  const { reload } = details
  const refresh = useLatestText({ articleId: story.id, reload, text: actions.text, autosave, screen, onShown: setSavedText })

  const findStories = useCallback(
    (query: string) => actions.findStories({ query, language: story.language, except: story.id }),
    [actions, story.language, story.id],
  )
  const close = () => {
    setAsked(null)
    editor?.commands.focus()
  }
  /** One has signed in again, or wants another try; what was pressed for it goes with the notice. */
  const goOn = () => {
    autosave.goOn()
    editor?.view.focus()
  }
  function detailKeys(event: Key) {
    const hides = event.key === '.' && (event.ctrlKey || event.metaKey)
    if (event.defaultPrevented || (event.key !== 'Escape' && !hides)) return
    event.preventDefault()
    // On a small screen they lie over the text.
    if (hides || !matchMedia('(min-width: 64rem)').matches) setPanel('closed')
    editor?.view.focus()
  }
  /** The field of a missing thing, with the details open for it or, on a small screen, out of its way. */
  function goTo(missing: Missing) {
    const isWide = matchMedia('(min-width: 64rem)').matches
    if (isDetail(missing)) flushSync(() => setPanel('open'))
    else if (!isWide) flushSync(() => setPanel('closed'))
    goToMissing(missing)
  }
  const { stage, submittedAt } = details.details
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each step of the workflow
  useEffect(() => {
    // The button that was pressed may be gone with the step that it made.
    if (document.activeElement === document.body) editor?.view.focus()
  }, [stage, submittedAt])
  useFirstCaret({ story, editor, headline, isReady: isRestored && !isLocked })
  const trouble = useSaveState(autosave, (saveState) => saveState.trouble)
  const readiness = useReadinessNow({
    articleId: story.id,
    start: workflow.readiness,
    ask: workflow.actions.readiness,
    autosave,
    details: details.details,
  })

  return (
    <EditorResourcesContext value={surroundings}>
      <div className="flex min-h-dvh flex-col bg-surface">
        <EditorBar
          title={savedText.headline || 'New story'}
          details={details.details}
          hasChanges={readiness.changes && readiness.changes.length > 0}
          editor={editor}
          isLocked={isLocked}
          autosave={autosave}
          allowed={workflow.allowed}
          actions={workflow.actions}
          isPanelOpen={panel === 'open'}
          ask={setAsked}
          settle={settle}
          onGoTo={goTo}
          refresh={refresh}
          onGoOn={goOn}
          onChanged={() => void reload().catch(() => {})}
          onTogglePanel={() =>
            setPanel(panel === 'open' || (panel === 'as-fits' && matchMedia('(min-width: 64rem)').matches) ? 'closed' : 'open')
          }
        />
        <div className={`grid flex-1 ${panel === 'closed' ? '' : 'lg:grid-cols-[minmax(0,1fr)_20rem]'}`}>
          <div className="relative min-w-0 px-4 pt-6 md:px-8 md:pt-10">
            {asked && editor && (
              <AskPanels
                asked={asked}
                editor={editor}
                findStories={findStories}
                onClose={close}
                onPick={(picture) => {
                  setAsked(null)
                  insert(picture)
                }}
              />
            )}
            <div className="mx-auto mb-6 grid max-w-[38rem] empty:hidden">
              <StepNotices stage={stage} note={details.details.note} isWaiting={submittedAt !== null} steps={details.details.steps} />
            </div>
            {trouble?.is === 'conflict' && (
              <ConflictPanel
                read={() => textOnScreen(screen.current, story.draft)}
                newer={trouble.newer}
                onKeepMine={async () => {
                  await localDrafts?.setAside(trouble.newer, trouble.newer.savedBy ?? 'somebody').catch(() => {})
                  autosave.keepMine()
                  setAsides(asides + 1)
                  editor?.view.focus()
                }}
                onTakeTheirs={async () => {
                  await localDrafts?.setAside(textOnScreen(screen.current, story.draft), 'you').catch(() => {})
                  show(screen.current, trouble.newer)
                  autosave.tookTheirs(trouble.newer)
                  setAsides(asides + 1)
                  editor?.view.focus()
                }}
              />
            )}
            <StoryCanvas
              story={story}
              editor={editor}
              headline={headline}
              dek={dek}
              hero={details.details.hero}
              isLocked={isLocked}
              onChange={onChange}
              onEditHero={() => goTo({ what: 'alt', picture: 0 })}
              onDropHero={addHero}
            />
            <StoryNotices trouble={trouble} uploads={uploads} onGoOn={goOn} onRetry={retry} onDismiss={dismiss} />
            {editor && !asked && <SelectionToolbar editor={editor} ask={setAsked} />}
          </div>
          {panel !== 'closed' && (
            <aside
              ref={aside}
              aria-label="Story details"
              tabIndex={-1}
              onKeyDown={detailKeys}
              className={`-outline-offset-2 border-line border-l bg-surface lg:sticky lg:top-[5.25rem] lg:h-[calc(100dvh-5.25rem)] lg:overflow-y-auto ${panel === 'as-fits' ? 'max-lg:hidden' : 'max-lg:fixed max-lg:right-0 max-lg:bottom-0 max-lg:z-40 max-lg:w-full max-lg:overflow-y-auto max-lg:overscroll-contain max-lg:shadow-popover max-sm:top-auto max-sm:h-[65dvh] max-sm:rounded-t-lg max-sm:border-t max-sm:border-l-0 sm:max-lg:top-0 sm:max-lg:max-w-md'}`}
            >
              <DetailsPanel
                state={details}
                text={savedText}
                sections={sections}
                colleagues={colleagues}
                allowed={allowed}
                isLocked={isLocked}
                actions={actions}
                learn={learn}
                onClose={() => {
                  setPanel('closed')
                  editor?.view.focus()
                }}
              >
                {!isLocked && (
                  <KeepsPlace>
                    <ReadinessNow readiness={readiness} onGo={goTo} />
                  </KeepsPlace>
                )}
                <AsideList localDrafts={localDrafts} edition={asides} />
              </DetailsPanel>
            </aside>
          )}
        </div>
      </div>
    </EditorResourcesContext>
  )
}
