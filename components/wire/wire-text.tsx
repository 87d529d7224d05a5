'use client'

import { ExternalLink } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { Alert } from '#components/ui/alert.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { notify } from '#components/ui/notify.ts'
import { Panel } from '#components/ui/panel.tsx'
import { Time } from '#components/ui/time.tsx'
import { useRequest } from '#components/ui/use-request.ts'
import type { WireText } from '#newsroom/wire/wire-list.ts'
import { useWords } from '#words'
import { MarkButton } from './mark-buttons.tsx'
import { inWords, type WireActions } from './words.ts'

type Props = { text: WireText; closeAt: string; actions: Pick<WireActions, 'make' | 'mark'> }

/** One text of the wire: its words alone, without pictures, and what can be done with it. Escape closes it. */
export function WireTextView({ text, closeAt, actions }: Props) {
  const say = useWords()
  const router = useRouter()
  const { headline, dek, byline, paragraphs, losses, licence, link, feeds, at, changedAt, isRecalled, recall } = text
  return (
    <Panel title={headline} onClose={() => router.replace(closeAt, { scroll: false })}>
      <div className="grid max-h-[calc(100dvh-8rem)] gap-3 overflow-y-auto">
        {isRecalled && (
          <Alert tone="danger" live>
            {say('wire.killedAbout', { why: recall ?? '' })}
          </Alert>
        )}
        <p className="text-ink-soft text-xs">
          {feeds.join(', ')} · <Time at={at} /> {changedAt && <Badge tone="warn">{say('wire.changed')}</Badge>}
          {byline && ` · ${say('wire.byline', { name: byline })}`}
        </p>
        <Deeds text={text} actions={actions} />
        {dek && <p className="wrap-anywhere font-semibold">{dek}</p>}
        <div className="wrap-anywhere grid max-w-prose gap-2">
          {paragraphs.map((paragraph, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a text never change their order
            <p key={place}>{paragraph}</p>
          ))}
        </div>
        {licence && <p className="text-ink-soft text-xs">{licence}</p>}
        {losses.length > 0 && <p className="wrap-anywhere text-ink-soft text-xs">{say('wire.notKept', { losses: losses.join('; ') })}</p>}
        {link && (
          <p>
            <a
              href={link}
              target="_blank"
              rel="noreferrer noopener"
              className="inline-flex items-center gap-1 underline underline-offset-2"
            >
              {say('wire.source')} <ExternalLink size={13} aria-hidden="true" />
            </a>
          </p>
        )}
      </div>
    </Panel>
  )
}

function Deeds({ text: { id, articleId, state, isRecalled }, actions }: Pick<Props, 'text' | 'actions'>) {
  const say = useWords()
  const router = useRouter()
  const { run, isBusy } = useRequest(actions.make)
  async function make() {
    const answer = await run({ itemId: id })
    if (answer.ok) {
      notify.done(say('wire.made'))
      return router.push(`/desk/articles/${answer.value.articleId}`)
    }
    const by = answer.problem === 'made' ? answer.detail?.by : null
    notify.problem(typeof by === 'string' ? say('wire.madeAlready', { name: by }) : inWords(say, answer.problem))
    router.refresh()
  }
  return (
    <p className="flex flex-wrap gap-1.5">
      {articleId ? (
        <LinkButton href={`/desk/articles/${articleId}`} tone="primary">
          {say('wire.openStory')}
        </LinkButton>
      ) : (
        !isRecalled && (
          <Button tone="primary" isPending={isBusy} onPress={make}>
            {say('wire.make')}
          </Button>
        )
      )}
      <MarkButton itemId={id} to={state === 'new' ? 'read' : 'new'} mark={actions.mark} />
      {state !== 'ignored' && <MarkButton itemId={id} to="ignored" mark={actions.mark} />}
    </p>
  )
}
