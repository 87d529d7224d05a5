'use client'

import { type Ask, inWords } from '#components/people/words.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { tableStyle } from '#components/ui/table-style.ts'
import { Time } from '#components/ui/time.tsx'
import { useAsk } from '#components/ui/use-ask.ts'
import { span } from '#components/workflow/confirmation-words.ts'

export type ShownEdge = { name: string; startedAt: Date; unheard: number; behind: number; isSilent: boolean }

/** The edges that readers are served by, and a way to forget one that is gone for good. */
export function EdgeList({ edges, zone, forget }: { edges: ShownEdge[]; zone: string; forget: Ask<{ name: string }> }) {
  const { run, busy } = useAsk(inWords, forget, () => 'Removed. Takedowns no longer wait for it.')
  if (edges.length === 0) return <p className="text-ink-soft">None is running: the web process answers readers itself.</p>
  return (
    <div className="overflow-x-auto">
      <table className={tableStyle.table}>
        <thead className={tableStyle.head}>
          <tr>
            <th scope="col" className={tableStyle.headCell}>
              Server
            </th>
            <th scope="col" className={tableStyle.headCell}>
              Last answer
            </th>
            <th scope="col" className={tableStyle.headCell}>
              Changes to confirm
            </th>
            <th scope="col" className={tableStyle.headCell}>
              Running since
            </th>
            <th scope="col" className={tableStyle.headCell}>
              <span className="sr-only">Actions</span>
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
                <Badge tone={isSilent ? 'danger' : 'good'}>{isSilent ? 'No answer' : 'Running'}</Badge> {span(unheard)} ago
              </td>
              <td className={`${tableStyle.cell} tabular-nums`}>{behind}</td>
              <td className={`${tableStyle.cell} whitespace-nowrap`}>
                <Time at={startedAt} zone={zone} />
              </td>
              <td className={`${tableStyle.cell} text-right`}>
                {isSilent && (
                  <Button size="small" tone="danger" isPending={busy} onPress={() => void run({ name })} aria-label={`Remove ${name}`}>
                    Remove
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
