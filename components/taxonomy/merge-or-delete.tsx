import { type FormEvent, type ReactNode, useState } from 'react'
import { Alert } from '#components/ui/alert.tsx'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { useWords } from '#words'

/**
 * A panel that ends a section or an author: what uses it, then merging it into another one, or, without stories, deleting it. `uses`: one
 * sentence each; null until it is known.
 */
export function MergeOrDelete({
  title,
  uses,
  isEmpty,
  hasFailed,
  into,
  mergeAbout,
  deleteAbout,
  canMerge,
  onMerge,
  onDelete,
  onClose,
}: {
  title: string
  uses: string[] | null
  isEmpty: boolean
  hasFailed: boolean
  into: ReactNode
  mergeAbout: string
  deleteAbout: string
  canMerge: boolean
  onMerge: () => Promise<{ ok: boolean }>
  onDelete: () => Promise<{ ok: boolean }>
  onClose: () => void
}) {
  const say = useWords()
  const [busy, setBusy] = useState<'merge' | 'delete' | null>(null)
  async function end(act: 'merge' | 'delete') {
    setBusy(act)
    const answer = await (act === 'merge' ? onMerge() : onDelete())
    setBusy(null)
    if (answer.ok) onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (canMerge) void end('merge')
  }
  return (
    <Panel title={title} onClose={onClose} className="my-3">
      {hasFailed ? <Alert tone="danger">{say('taxonomy.usesNotLoaded')}</Alert> : <Uses sentences={uses} />}
      <form noValidate onSubmit={submit} className="mt-3 grid justify-items-start gap-2">
        {into}
        <p className="max-w-xl text-ink-soft">{mergeAbout}</p>
        <Button type="submit" tone="danger" isDisabled={!canMerge} isPending={busy === 'merge'}>
          {say('taxonomy.merge')}
        </Button>
      </form>
      {uses && (
        <div className="mt-4 grid justify-items-start gap-2 border-line border-t pt-3">
          <p className="max-w-xl text-ink-soft">{isEmpty ? deleteAbout : say('taxonomy.deleteOnlyEmpty')}</p>
          {isEmpty && (
            <Button tone="danger" isPending={busy === 'delete'} onPress={() => void end('delete')}>
              {say('taxonomy.delete')}
            </Button>
          )}
        </div>
      )}
    </Panel>
  )
}

function Uses({ sentences }: { sentences: string[] | null }) {
  const say = useWords()
  if (!sentences) return <Spinner label={say('taxonomy.usesLoading')} />
  return (
    <ul className="grid max-w-xl gap-1">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}
