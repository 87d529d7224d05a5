'use client'

import { type Ask, inWords } from '#components/people/words.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { tableStyle } from '#components/ui/table-style.ts'
import { Time } from '#components/ui/time.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import { span } from '#components/workflow/confirmation-words.ts'
import { useWords } from '#words'

export type ShownEdge = { name: string; startedAt: Date; unheard: number; behind: number; isSilent: boolean }

/** The edges that serve readers, with a way to remove one that is gone for good. */
export function EdgeList({ edges, zone, forget }: { edges: ShownEdge[]; zone: string; forget: Ask<{ name: string }> }) {
  const say = useWords()
  const { run, busy } = useAsk(inWords, forget, () => say('settings.removed'))
  if (edges.length === 0) return <p className="text-ink-soft">{say('settings.noEdges')}</p>
  return (
    <div className="relative overflow-x-auto">
      <table className={tableStyle.table}>
        <thead className={tableStyle.head}>
          <tr>
            <th scope="col" className={tableStyle.headCell}>
              {say('settings.server')}
            </th>
            <th scope="col" className={tableStyle.headCell}>
              {say('settings.lastAnswer')}
            </th>
            <th scope="col" className={tableStyle.headCell}>
              {say('settings.behind')}
            </th>
            <th scope="col" className={tableStyle.headCell}>
              {say('settings.since')}
            </th>
            <th scope="col" className={tableStyle.headCell}>
              <span className="sr-only">{say('settings.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {edges.map(({ name, startedAt, unheard, behind, isSilent }) => (
            <tr key={name} className={tableStyle.row}>
              <th scope="row" className={`${tableStyle.cell} break-all font-normal`}>
                {name}
              </th>
              <td className={`${tableStyle.cell} whitespace-nowrap tabular-nums`}>
                <Badge tone={isSilent ? 'danger' : 'good'}>{say(isSilent ? 'settings.noAnswer' : 'settings.running')}</Badge>{' '}
                {say('settings.ago', { span: span(say, unheard) })}
              </td>
              <td className={`${tableStyle.cell} tabular-nums`}>{behind}</td>
              <td className={`${tableStyle.cell} whitespace-nowrap`}>
                <Time at={startedAt} zone={zone} />
              </td>
              <td className={`${tableStyle.cell} text-right`}>
                {isSilent && (
                  <Button
                    size="small"
                    tone="danger"
                    isPending={busy}
                    onPress={() => void run({ name })}
                    aria-label={say('settings.removeServer', { name })}
                  >
                    {say('everywhere.remove')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
