'use client'

import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { tableStyle } from '#components/ui/table-style.ts'
import { Time } from '#components/ui/time.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import type { Delivery } from '#newsroom/webhooks/webhooks.ts'
import { useWords } from '#words'
import { type Ask, inWords } from './words.ts'

const tones = { waiting: 'neutral', delivered: 'good', failed: 'danger' } as const

type Props = { deliveries: Delivery[]; of: string; zone: string; redeliver: Ask<{ deliveryId: string }> }

/** What was sent to one address, the newest first. */
export function DeliveryLog({ deliveries, of, zone, redeliver }: Props) {
  const say = useWords()
  if (deliveries.length === 0) return <p className="mt-2 text-ink-soft text-sm">{say('programs.nothingSent')}</p>
  return (
    <details className="mt-2">
      <summary className="cursor-pointer text-sm">{say('programs.log', { count: deliveries.length })}</summary>
      <div className="relative overflow-x-auto">
        <table className={tableStyle.table}>
          <caption className="sr-only">{say('programs.logOf', { name: of })}</caption>
          <thead className={tableStyle.head}>
            <tr>
              {(['when', 'what', 'answer'] as const).map((column) => (
                <th key={column} scope="col" className={tableStyle.headCell}>
                  {say(`programs.${column}`)}
                </th>
              ))}
              <th scope="col" className={tableStyle.headCell}>
                <span className="sr-only">{say('settings.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {deliveries.map((delivery) => (
              <DeliveryRow key={delivery.id} delivery={delivery} zone={zone} redeliver={redeliver} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

function DeliveryRow({ delivery, zone, redeliver }: { delivery: Delivery } & Pick<Props, 'zone' | 'redeliver'>) {
  const say = useWords()
  const { id, event, state, tries, createdAt, answer } = delivery
  const { run, busy } = useAsk(inWords, redeliver, () => say('programs.sentAgain'))
  return (
    <tr className={tableStyle.row}>
      <td className={`${tableStyle.cell} whitespace-nowrap tabular-nums`}>
        <Time at={createdAt} zone={zone} />
      </td>
      <td className={`${tableStyle.cell} wrap-anywhere`}>
        {say(`programs.event-${event.kind}`)}
        {event.kind !== 'test' && <span className="block text-ink-soft text-xs">{event.slug}</span>}
      </td>
      <td className={`${tableStyle.cell} wrap-anywhere`}>
        <Badge tone={tones[state]}>{say(`programs.state-${state}`)}</Badge>{' '}
        {answer !== null && <span className="text-xs">{say('programs.answered', { answer, tries })}</span>}
      </td>
      <td className={`${tableStyle.cell} text-right`}>
        {state !== 'waiting' && (
          <Button size="small" isPending={busy} onPress={() => void run({ deliveryId: id })}>
            {say('programs.sendAgain')}
          </Button>
        )}
      </td>
    </tr>
  )
}
