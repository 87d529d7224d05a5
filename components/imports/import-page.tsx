import { Badge } from '#components/ui/badge.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { sizeInWords } from '#components/ui/size-in-words.ts'
import { tableStyle } from '#components/ui/table-style.ts'
import { Time } from '#components/ui/time.tsx'
import type { ImportState } from '#lib/import-runs.ts'
import type { Asked } from '#lib/outcome.ts'
import type { addImport } from '#newsroom/import-runs/add-import.ts'
import type { ImportRun } from '#newsroom/import-runs/import-runs.ts'
import { useFormat, useWords } from '#words'
import { UploadFile } from './upload-file.tsx'
import { kindInWords } from './words.ts'

export const tones = {
  uploading: 'warn',
  looking: 'accent',
  ready: 'neutral',
  waiting: 'accent',
  running: 'accent',
  stopped: 'warn',
  done: 'good',
  failed: 'danger',
} as const satisfies Record<ImportState, string>

/** Where a file is chosen, and the earlier imports. */
export function ImportPage({ runs, add }: { runs: readonly ImportRun[]; add: Asked<typeof addImport> }) {
  const say = useWords()
  return (
    <Page title={say('desk.import')} about={say('imports.about')}>
      <UploadFile add={add} />
      <h2 className="mt-8 mb-2 font-bold">{say('imports.earlier')}</h2>
      {runs.length === 0 ? (
        <p className="text-ink-soft">{say('imports.noneYet')}</p>
      ) : (
        <div className="relative overflow-x-auto">
          <table className={tableStyle.table}>
            <caption className="sr-only">{say('imports.earlier')}</caption>
            <thead className={tableStyle.head}>
              <tr>
                {(['file', 'state', 'brought', 'by'] as const).map((column) => (
                  <th key={column} scope="col" className={tableStyle.headCell}>
                    {say(`imports.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {runs.map((run) => (
                <RunRow key={run.id} run={run} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Page>
  )
}

function RunRow({ run: { id, fileName, format, bytes, state, mode, counts, createdBy, createdAt } }: { run: ImportRun }) {
  const say = useWords()
  const format_ = useFormat()
  return (
    <tr className={tableStyle.row}>
      <td className={`${tableStyle.cell} wrap-anywhere`}>
        <Link href={`/desk/import/${id}`} className="font-semibold underline-offset-2 hover:underline">
          {fileName}
        </Link>
        <span className="block text-ink-soft text-xs">
          {[kindInWords(say, format), sizeInWords(say, bytes)].filter(Boolean).join(' · ')}
        </span>
      </td>
      <td className={tableStyle.cell}>
        <Badge tone={tones[state]}>{say(state === 'done' && mode === 'trial' ? 'imports.tried' : `imports.state-${state}`)}</Badge>
      </td>
      <td className={`${tableStyle.cell} tabular-nums`}>{mode === 'import' ? format_.number(counts.imported) : '–'}</td>
      <td className={tableStyle.cell}>{say.rich('imports.byAt', { name: createdBy, at: () => <Time at={createdAt} /> })}</td>
    </tr>
  )
}
