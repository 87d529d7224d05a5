'use client'

import './editor.css'
import { EditorContent, useEditor } from '@tiptap/react'
import { ArrowLeft, Eye, PanelRight } from 'lucide-react'
import Link from 'next/link'
import { type KeyboardEvent as Key, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { type PickedPicture, PicturePicker } from '#components/media/picture-picker.tsx'
import { UploadList } from '#components/media/upload-list.tsx'
import { useUploads } from '#components/media/use-uploads.ts'
import { Button } from '#components/ui/button.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import type { WorkflowActions } from '#components/workflow/actions.ts'
import { type Allowed, WorkflowBar } from '#components/workflow/workflow-bar.tsx'
import { newsPath } from '#lib/paths.ts'
import type { Choice } from '#newsroom/articles/choices.ts'
import type { DraftFor } from '#newsroom/articles/draft-for.ts'
import type { Person } from '#newsroom/people/person.ts'
import type { Readiness } from '#newsroom/workflow/readiness.ts'
import type { EditorActions, SaveDraft } from './actions.ts'
import type { Ask } from './blocks.ts'
import { CanvasHero } from './canvas-hero.tsx'
import { ConflictPanel } from './conflict-panel.tsx'
import { AsideList } from './details/aside-list.tsx'
import { DetailsPanel } from './details/details-panel.tsx'
import { ReadinessNow } from './details/readiness-now.tsx'
import { EditorResourcesContext } from './editor-resources.ts'
import { schemaExtensions, writingExtensions } from './extensions.ts'
import { goToMissing } from './go-to-missing.ts'
import { GrowingField } from './growing-field.tsx'
import { sayWhatWasLeft } from './left-behind.ts'
import { LinkPanel } from './link-panel.tsx'
import { pasted } from './pasted.ts'
import { PastedMarkdown } from './pasted-markdown.ts'
import { pictureFiles, placeOf, release } from './picture-files.ts'
import { RelatedStoryPanel } from './related-story-panel.tsx'
import { saveDraft } from './save-draft.ts'
import { SaveStatus } from './save-status.tsx'
import { SelectionToolbar } from './selection-toolbar.tsx'
import { shortcuts } from './shortcuts.ts'
import { ShortcutsPanel } from './shortcuts-panel.tsx'
import { slashMenu } from './slash-menu.tsx'
import { StepNotices } from './step-notices.tsx'
import { Toolbar } from './toolbar.tsx'
import { TroubleNotice } from './trouble-notice.tsx'
import { useDetails } from './use-details.ts'
import { type Screen, show, textOnScreen, useKeeper, useKeeping } from './use-keeper.ts'
import { useNewest } from './use-newest.ts'
import { useReadinessNow } from './use-readiness-now.ts'
import { useResources } from './use-resources.ts'
import { WordMeter } from './word-meter.tsx'

/**
 * Where a story is written. A key goes to ProseMirror and to the keeper and draws nothing of React; what is drawn around
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
  const [panel, setPanel] = useState<'as-fits' | 'open' | 'closed'>('as-fits')
  const [savedText, setSavedText] = useState({ headline: story.draft.headline, dek: story.draft.dek })
  const [asides, setAsides] = useState(0)
  const details = useDetails(story, actions)
  const isLocked = details.details.stage === 'taken-down'
  const { resources, learn } = useResources(story, actions.lookUp)

  const aside = useRef<HTMLElement>(null)
  const takeFiles = useRef((_files: File[]) => {})
  const extensions = useMemo(
    () => [
      ...schemaExtensions,
      ...writingExtensions,
      slashMenu(setAsked),
      pasted(sayWhatWasLeft),
      PastedMarkdown,
      pictureFiles((files) => takeFiles.current(files)),
      shortcuts({
        ask: setAsked,
        toDetails: () => {
          flushSync(() => setPanel('open'))
          aside.current?.focus()
        },
        saveNow: () => changed.current(),
      }),
    ],
    [],
  )
  const editor = useEditor({
    extensions,
    content: story.draft.body,
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    editable: false,
    editorProps: {
      // What is written or put in near an edge is brought away from the bars there. Pixels.
      scrollMargin: { top: 120, bottom: 96, left: 0, right: 0 },
      scrollThreshold: { top: 120, bottom: 96, left: 0, right: 0 },
      attributes: { class: 'text', 'aria-label': 'Text', role: 'textbox', 'aria-multiline': 'true' },
    },
    onUpdate: () => changed.current(),
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
  const { keeper, shelf, isRestored } = useKeeper({ articleId: story.id, personId: person.id, start: story.draft, screen, save })
  changed.current = () => keeper.changed()
  const onChange = useCallback(() => keeper.changed(), [keeper])
  useEffect(() => {
    editor?.setEditable(isRestored && !isLocked, false)
  }, [editor, isRestored, isLocked])

  const insert = useCallback(
    (picture: PickedPicture, at?: number | null) => {
      learn(picture)
      const node = { type: 'picture', attrs: { mediaId: picture.id, alt: picture.alt, caption: picture.caption, credit: picture.credit } }
      if (typeof at === 'number') editor?.chain().insertContentAt(at, node).run()
      else editor?.chain().focus().insertPicture(node.attrs).run()
    },
    [editor, learn],
  )
  const { uploads, add, retry, dismiss } = useUploads((picture, _, file) => {
    if (!editor) return
    const at = placeOf(editor.state, file)
    editor.view.dispatch(release(editor.state, file))
    insert(picture, at)
  })
  takeFiles.current = add

  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable=true]') !== null
      const asks = (event.key === '?' && !isTyping) || (event.key === '/' && (event.ctrlKey || event.metaKey))
      if (!asks || event.defaultPrevented) return
      event.preventDefault()
      setAsked('shortcuts')
    }
    window.addEventListener('keydown', keys)
    return () => window.removeEventListener('keydown', keys)
  }, [])

  const { version, settled } = details
  const settle = useCallback(async () => {
    await settled()
    return (await keeper.flush()) ? { article: version.current, draft: keeper.keeping().version } : null
  }, [keeper, settled, version])

  const { reload } = details
  const refresh = useNewest({ articleId: story.id, reload, text: actions.text, keeper, screen, onShown: setSavedText })

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
    keeper.goOn()
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
  const { stage, submittedAt } = details.details
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each step of the workflow
  useEffect(() => {
    // The button that was pressed may be gone with the step that it made.
    if (document.activeElement === document.body) editor?.view.focus()
  }, [stage, submittedAt])
  const isNew = story.draft.headline === ''
  useEffect(() => {
    if (isNew && document.activeElement === document.body) headline.current?.focus()
  }, [isNew])
  const trouble = useKeeping(keeper, (keeping) => keeping.trouble)
  const readiness = useReadinessNow({
    articleId: story.id,
    start: workflow.readiness,
    ask: workflow.actions.readiness,
    keeper,
    details: details.details,
  })

  return (
    <EditorResourcesContext value={resources}>
      <div className="flex min-h-dvh flex-col bg-surface">
        <div className="sticky top-0 z-20 border-line border-b bg-surface">
          <header className="relative flex h-11 items-center gap-2 px-2 md:gap-3 md:px-3">
            <LinkButton href="/desk" tone="quiet" size="small" square aria-label="To my stories" title="To my stories">
              <ArrowLeft size={16} aria-hidden="true" />
            </LinkButton>
            <h1 className="sr-only">{savedText.headline || 'New story'}</h1>
            <SaveStatus keeper={keeper} />
            <span className="flex-1" />
            {editor && <WordMeter editor={editor} />}
            <Link
              href={`/desk/articles/${story.id}/preview`}
              onClick={() => void keeper.flush()}
              aria-label="Preview"
              title="Preview"
              className="grid size-7 place-items-center rounded-md text-ink-soft hover:bg-hover hover:text-ink pointer-coarse:size-10"
            >
              <Eye size={16} aria-hidden="true" />
            </Link>
            <WorkflowBar
              story={{
                id: story.id,
                stage: details.details.stage,
                isWaiting: details.details.submittedAt !== null,
                livePath: details.details.liveSlug === null ? null : newsPath(details.details.language, details.details.liveSlug),
                hasChanges: readiness.changes && readiness.changes.length > 0,
              }}
              allowed={workflow.allowed}
              actions={workflow.actions}
              settle={settle}
              refresh={refresh}
              onChanged={() => void reload().catch(() => {})}
            />
            <Button
              tone="quiet"
              size="small"
              square
              aria-label="Story details"
              aria-expanded={panel === 'open'}
              onPress={() =>
                setPanel(panel === 'open' || (panel === 'as-fits' && matchMedia('(min-width: 64rem)').matches) ? 'closed' : 'open')
              }
            >
              <PanelRight size={16} aria-hidden="true" />
            </Button>
          </header>
          {editor && <Toolbar editor={editor} ask={setAsked} />}
        </div>
        <div className={`grid flex-1 ${panel === 'closed' ? '' : 'lg:grid-cols-[minmax(0,1fr)_20rem]'}`}>
          <div className="relative min-w-0 px-4 pt-6 md:px-8 md:pt-10">
            {asked && editor && (
              <div className="sticky top-24 z-30 h-0">
                {asked === 'link' && <LinkPanel editor={editor} findStories={findStories} onClose={close} />}
                {asked === 'related-story' && <RelatedStoryPanel editor={editor} findStories={findStories} onClose={close} />}
                {asked === 'shortcuts' && <ShortcutsPanel onClose={close} />}
                {asked === 'picture' && (
                  <PicturePicker
                    className="absolute top-2 left-1/2 z-30 flex max-h-[70dvh] w-[min(40rem,100%)] -translate-x-1/2 flex-col overflow-auto"
                    onClose={close}
                    onPick={(picture) => {
                      setAsked(null)
                      insert(picture)
                    }}
                  />
                )}
              </div>
            )}
            <div className="mx-auto mb-4 grid max-w-[38rem] justify-items-stretch empty:hidden md:sticky md:top-24 md:z-20">
              {trouble && trouble.is !== 'conflict' && <TroubleNotice trouble={trouble} onGoOn={goOn} />}
            </div>
            <div className="mx-auto mb-4 grid max-w-[38rem] justify-items-stretch empty:hidden">
              <StepNotices
                stage={stage}
                note={details.details.note}
                isWaiting={details.details.submittedAt !== null}
                steps={details.details.steps}
              />
              <UploadList
                uploads={uploads}
                onRetry={retry}
                onDismiss={(upload) => {
                  dismiss(upload)
                  editor?.view.dispatch(release(editor.state, upload.file))
                }}
              />
            </div>
            {trouble?.is === 'conflict' && (
              <ConflictPanel
                read={() => textOnScreen(screen.current, story.draft)}
                newer={trouble.newer}
                onKeepMine={async () => {
                  await shelf?.setAside(trouble.newer, trouble.newer.savedBy ?? 'somebody').catch(() => {})
                  keeper.keepMine()
                  setAsides(asides + 1)
                  editor?.view.focus()
                }}
                onTakeTheirs={async () => {
                  await shelf?.setAside(textOnScreen(screen.current, story.draft), 'you').catch(() => {})
                  show(screen.current, trouble.newer)
                  keeper.tookTheirs(trouble.newer)
                  setAsides(asides + 1)
                  editor?.view.focus()
                }}
              />
            )}
            <div className="story-canvas" lang={story.language}>
              <GrowingField
                label="Headline"
                placeholder="Headline"
                start={story.draft.headline}
                className="story-headline"
                lang={story.language}
                field={headline}
                isLocked={isLocked}
                onChange={onChange}
                onLeave={() => dek.current?.focus()}
              />
              <GrowingField
                label="Dek"
                placeholder="The one sentence under it"
                start={story.draft.dek}
                className="story-dek"
                lang={story.language}
                field={dek}
                isLocked={isLocked}
                onChange={onChange}
                onLeave={() => {
                  // Not Tiptap's focus: it waits for a frame, and the next key would still go into the dek.
                  editor?.commands.setTextSelection(0)
                  editor?.view.focus()
                }}
              />
              <CanvasHero
                hero={details.details.hero}
                isLocked={isLocked}
                onEdit={() => {
                  flushSync(() => setPanel('open'))
                  goToMissing({ what: 'alt', picture: 0 })
                }}
              />
              <div className="story-text">{editor ? <EditorContent editor={editor} /> : <Coming />}</div>
            </div>
            {editor && !asked && <SelectionToolbar editor={editor} ask={setAsked} />}
          </div>
          {panel !== 'closed' && (
            <aside
              ref={aside}
              aria-label="Story details"
              tabIndex={-1}
              onKeyDown={detailKeys}
              className={`-outline-offset-2 border-line border-l bg-surface lg:sticky lg:top-[5.25rem] lg:h-[calc(100dvh-5.25rem)] lg:overflow-y-auto ${panel === 'as-fits' ? 'max-lg:hidden' : 'max-lg:fixed max-lg:inset-y-0 max-lg:right-0 max-lg:z-40 max-lg:w-full max-lg:max-w-md max-lg:overflow-y-auto max-lg:shadow-popover'}`}
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
                <ReadinessNow readiness={readiness} stage={stage} onGo={goToMissing} />
                <AsideList shelf={shelf} edition={asides} />
              </DetailsPanel>
            </aside>
          )}
        </div>
      </div>
    </EditorResourcesContext>
  )
}

function Coming(): ReactNode {
  return (
    <div role="status" aria-label="The text is coming" className="grid gap-3 *:h-3 *:rounded-sm *:bg-sunken">
      <span />
      <span />
      <span className="w-2/3" />
    </div>
  )
}
