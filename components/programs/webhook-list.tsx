'use client'

import { type FormEvent, useState } from 'react'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { problemAt } from '#components/ui/request-problems.ts'
import { SecretLine } from '#components/ui/secret-line.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { Time } from '#components/ui/time.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { Webhook } from '#newsroom/webhooks/webhooks.ts'
import { useWords } from '#words'
import { DeliveryLog } from './delivery-log.tsx'
import { type Ask, inWords } from './words.ts'

export type WebhookActions = {
  add: Ask<{ name: string; url: string }, { secret: string }>
  remove: Ask<{ webhookId: string }>
  pause: Ask<{ webhookId: string; isPaused: boolean }>
  sendTest: Ask<{ webhookId: string }>
  redeliver: Ask<{ deliveryId: string }>
}
type Added = { name: string; secret: string }

/** The addresses that are told of changes, each with its log, and a form for another. */
export function WebhookList({ webhooks, zone, actions }: { webhooks: Webhook[]; zone: string; actions: WebhookActions }) {
  const say = useWords()
  const [added, setAdded] = useState<Added | null>(null)
  return (
    <div className="grid max-w-3xl gap-4">
      {added && (
        <Panel key={added.secret} title={say('programs.newWebhook', { name: added.name })} onClose={() => setAdded(null)}>
          <p className="mb-2 text-ink-soft">{say('programs.newWebhookAbout')}</p>
          <SecretLine label={say('programs.secret')} value={added.secret} />
        </Panel>
      )}
      {webhooks.map((webhook) => (
        <OneWebhook key={webhook.id} webhook={webhook} zone={zone} actions={actions} />
      ))}
      <NewWebhook add={actions.add} onAdded={setAdded} />
    </div>
  )
}

function OneWebhook({ webhook, zone, actions }: { webhook: Webhook; zone: string; actions: WebhookActions }) {
  const say = useWords()
  const { id: webhookId, name, url, createdBy, createdAt, pausedAt, pausedBecause } = webhook
  return (
    <section aria-label={name} className="border-line border-b pb-4">
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-2">
        <div className="min-w-0">
          <h3 className="wrap-anywhere font-semibold">
            {name} {pausedAt && <Badge tone="warn">{say('programs.paused')}</Badge>}
          </h3>
          <p className="wrap-anywhere text-ink-soft text-xs">{url}</p>
          <p className="text-ink-soft text-xs">
            {say.rich('programs.madeBy', { name: createdBy, at: () => <Time at={createdAt} zone={zone} /> })}
          </p>
        </div>
        <WebhookButtons webhookId={webhookId} name={name} isPaused={pausedAt !== null} actions={actions} />
      </div>
      {pausedAt && <p className="mt-1 text-sm text-warn">{say(`programs.paused-${pausedBecause ?? 'by-hand'}`)}</p>}
      <DeliveryLog deliveries={webhook.deliveries} of={name} zone={zone} redeliver={actions.redeliver} />
    </section>
  )
}

type ButtonsProps = { webhookId: string; name: string; isPaused: boolean; actions: WebhookActions }
function WebhookButtons({ webhookId, name, isPaused, actions }: ButtonsProps) {
  const say = useWords()
  const test = useAsk(inWords, actions.sendTest, () => say('programs.testSent'))
  const pause = useAsk(inWords, actions.pause, () => say(isPaused ? 'programs.resumed' : 'programs.pausedNow', { name }))
  const remove = useAsk(inWords, actions.remove, () => say('programs.webhookRemoved', { name }))
  return (
    <div className="flex flex-wrap gap-1.5">
      <Button
        size="small"
        aria-label={say('programs.sendTestTo', { name })}
        isPending={test.busy}
        onPress={() => void test.run({ webhookId })}
      >
        {say('programs.sendTest')}
      </Button>
      <Button
        size="small"
        aria-label={say(isPaused ? 'programs.resumeThis' : 'programs.pauseThis', { name })}
        isPending={pause.busy}
        onPress={() => void pause.run({ webhookId, isPaused: !isPaused })}
      >
        {say(isPaused ? 'programs.resume' : 'programs.pause')}
      </Button>
      <Button
        size="small"
        aria-label={say('everywhere.removeThing', { name })}
        isPending={remove.busy}
        onPress={() => void remove.run({ webhookId })}
      >
        {say('everywhere.remove')}
      </Button>
    </div>
  )
}

function NewWebhook({ add, onAdded }: { add: WebhookActions['add']; onAdded: (added: Added) => void }) {
  const say = useWords()
  const { run, busy, outcome } = useAsk(inWords, add, () => null)
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const sent = new FormData(form)
    const name = String(sent.get('name')).trim()
    const answer = await run({ name, url: String(sent.get('url')) })
    if (!answer.ok) return
    form.reset()
    onAdded({ name, secret: answer.value.secret })
  }
  return (
    <form noValidate onSubmit={submit} className="grid items-start gap-2 md:grid-cols-[14rem_1fr_auto]">
      <TextField
        label={say('programs.webhookName')}
        name="name"
        autoComplete="off"
        maxLength={60}
        isRequired
        problem={problemAt(say, outcome, 'name')}
      />
      <TextField
        label={say('programs.webhookUrl')}
        name="url"
        type="url"
        placeholder={say('programs.urlHint')}
        autoComplete="off"
        isRequired
        problem={problemAt(say, outcome, 'url') && say('programs.wrongUrl')}
      />
      <Button type="submit" isPending={busy} className="md:mt-[1.4rem]">
        {say('programs.addWebhook')}
      </Button>
    </form>
  )
}
