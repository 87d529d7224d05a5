import type { Editor } from '@tiptap/react'
import { ArrowLeft } from 'lucide-react'
import { type RefObject, useState } from 'react'
import { AskedHolders } from '#components/media/facts/asked-holders.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import { type Language, languageFacts } from '#lib/languages.ts'
import { pagePath } from '#lib/paths.ts'
import type { DraftText } from '#newsroom/articles/draft-text.ts'
import { plainTextOf } from '#newsroom/articles/story-schema.ts'
import type { WrittenPage } from '#newsroom/pages/desk-pages.ts'
import { useWords } from '#words'
import { type Ask, inWords } from './words.ts'

type Place = { pageId: string; language: Language }
export type PageActions = {
  save: Ask<Place & { seen: number } & Pick<DraftText, 'headline' | 'dek' | 'body'>, { version: number }>
  publish: Ask<Place & { seen: number; agreed?: string[] }, { version: number }>
  unpublish: Ask<Place>
}

type Props = {
  page: WrittenPage
  language: Language
  editor: Editor | null
  /** There is something that is not saved. */
  isChanged: boolean
  actions: PageActions
  /** What a shortcut of the editor calls. */
  save: RefObject<() => void>
  onSaved: () => void
}

/** Saves and publishes a page, and says whether readers have it. */
export function PageBar({ page, language, editor, isChanged, actions, save, onSaved }: Props) {
  const say = useWords()
  const { version, live, saving, publishing, unpublishing, refused, saveText, publish, unpublish } = useSteps({
    ...{ page, language, editor, isChanged, actions, onSaved },
  })
  save.current = () => void saveText()
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 px-2 py-1.5 md:px-3">
        <LinkButton href="/desk/settings/pages" tone="quiet" size="small" square aria-label={say('pages.pages')}>
          <ArrowLeft size={16} aria-hidden="true" />
        </LinkButton>
        <h1 className="min-w-0 truncate text-ink-soft text-sm">
          {languageFacts[language].name} · {pagePath(language, page.slug)}
        </h1>
        <Standing {...{ live, version, isChanged }} />
        <span className="flex-1" />
        {version > 0 && (
          <LinkButton href={`/desk/settings/pages/${page.id}/${language}/history`} size="small" tone="quiet">
            {say('pages.history')}
          </LinkButton>
        )}
        {live !== null && (
          <Button size="small" tone="quiet" isPending={unpublishing} onPress={() => void unpublish()}>
            {say('pages.unpublish')}
          </Button>
        )}
        <Button size="small" isPending={saving} isDisabled={!isChanged} onPress={() => void saveText()}>
          {say('everywhere.save')}
        </Button>
        <Button
          size="small"
          tone="primary"
          isPending={publishing}
          isDisabled={!isChanged && (version === 0 || live === version)}
          onPress={() => void publish()}
        >
          {say('pages.publish')}
        </Button>
      </div>
      <div className="max-h-[40dvh] overflow-y-auto px-2 pb-1.5 empty:hidden md:px-3">
        <AskedHolders outcome={refused} isBusy={publishing} onAgreed={(agreed) => void publish(agreed)} />
      </div>
    </>
  )
}

/** The three acts on a page, and which of its versions is saved and which readers have. */
function useSteps({ page, language, editor, isChanged, actions, onSaved }: Omit<Props, 'save'>) {
  const say = useWords()
  const place = { pageId: page.id, language }
  const [version, setVersion] = useState(page.version)
  const [live, setLive] = useState(page.publishedVersion)
  const saving = useAsk(inWords, actions.save, () => null)
  const publishing = useAsk(inWords, actions.publish, () => say('pages.nowPublished'))
  const unpublishing = useAsk(inWords, actions.unpublish, () => say('pages.nowUnpublished'))

  /** The version that is saved then; null: it could not be saved. */
  async function saveText(): Promise<number | null> {
    if (!editor || !isChanged) return version
    const answer = await saving.run({ ...place, seen: version, ...plainTextOf(editor.state.doc) })
    if (!answer.ok) return null
    setVersion(answer.value.version)
    onSaved()
    return answer.value.version
  }

  async function publish(agreed: string[] = []): Promise<void> {
    const seen = await saveText()
    const answer = seen === null ? null : await publishing.run({ ...place, seen, agreed })
    if (answer?.ok) setLive(answer.value.version)
  }

  async function unpublish(): Promise<void> {
    if ((await unpublishing.run(place)).ok) setLive(null)
  }

  const busy = { saving: saving.busy, publishing: publishing.busy, unpublishing: unpublishing.busy }
  return { version, live, ...busy, refused: publishing.outcome, saveText, publish, unpublish }
}

function Standing({ live, version, isChanged }: { live: number | null; version: number; isChanged: boolean }) {
  const say = useWords()
  if (isChanged) return <Badge tone="warn">{say('pages.unsaved')}</Badge>
  if (live === null) return <Badge>{say(version === 0 ? 'pages.empty' : 'pages.draft')}</Badge>
  return <Badge tone={live === version ? 'good' : 'warn'}>{say(live === version ? 'pages.published' : 'pages.changed')}</Badge>
}
