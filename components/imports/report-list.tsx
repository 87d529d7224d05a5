import { Badge } from '#components/ui/badge.tsx'
import { Link } from '#components/ui/link.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { importResults } from '#lib/import-runs.ts'
import type { ReportItem } from '#newsroom/import-runs/import-report.ts'
import type { ImportRun } from '#newsroom/import-runs/import-runs.ts'
import type { ReportWanted } from '#newsroom/import-runs/input.ts'
import { useWords } from '#words'
import { Sentence } from './sentence.tsx'

export type ReportProps = { run: ImportRun; report: { items: readonly ReportItem[]; next: number | null }; wanted: ReportWanted }

const tones = { imported: 'good', unchanged: 'neutral', skipped: 'neutral', failed: 'danger', withdrawn: 'warn' } as const

function addressOf(id: string, { result, kind, after }: ReportWanted): string {
  const query = new URLSearchParams(
    Object.entries({ result, kind, after }).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  )
  return `/desk/import/${id}${query.size > 0 ? `?${query}` : ''}#report`
}

/** The report: how many of each result, which kinds of loss, and each item with its story. */
export function ReportList({ run, report: { items, next }, wanted }: ReportProps) {
  const say = useWords()
  const { id, counts, losses } = run
  return (
    <section id="report" aria-label={say('imports.report')} className="grid gap-4">
      <h2 className="font-bold">{say('imports.report')}</h2>
      <nav aria-label={say('imports.results')} className="flex flex-wrap gap-x-4 gap-y-1">
        <Filter href={addressOf(id, {})} isChosen={!wanted.result && wanted.kind === undefined}>
          {say('imports.all')}
        </Filter>
        {importResults
          .filter((result) => counts[result] > 0)
          .map((result) => (
            <Filter key={result} href={addressOf(id, { result })} isChosen={wanted.result === result}>
              {say('imports.countOf', { name: say(`imports.result-${result}`), count: counts[result] })}
            </Filter>
          ))}
      </nav>
      {losses.length > 0 && (
        <details open={losses.length <= 8 || wanted.kind !== undefined}>
          <summary className="cursor-pointer font-semibold">{say('imports.lossKinds')}</summary>
          <p className="mt-1 text-ink-soft text-xs">{say('imports.lossKindsAbout')}</p>
          <ul className="mt-1 max-h-96 overflow-y-auto border-line border-t">
            {losses.map(({ kind, count }) => (
              <li key={kind} className="flex gap-3 border-line border-b py-1">
                <span className="w-14 shrink-0 text-right text-ink-soft tabular-nums">{count}</span>
                <Link
                  href={addressOf(id, { kind })}
                  aria-current={wanted.kind === kind ? 'true' : undefined}
                  className="wrap-anywhere min-w-0 underline-offset-2 hover:underline aria-[current]:font-semibold"
                >
                  <Sentence english={kind} />
                </Link>
              </li>
            ))}
          </ul>
        </details>
      )}
      {items.length === 0 ? (
        <p className="text-ink-soft">{say('imports.noItems')}</p>
      ) : (
        <ol aria-label={say('imports.report')} className="border-line border-t">
          {items.map((item) => (
            <Item key={item.id} item={item} />
          ))}
        </ol>
      )}
      <Pagination
        first={wanted.after ? addressOf(id, { ...wanted, after: undefined }) : undefined}
        next={next ? addressOf(id, { ...wanted, after: next }) : undefined}
      />
    </section>
  )
}

function Filter({ href, isChosen, children }: { href: string; isChosen: boolean; children: string }) {
  return (
    <Link
      href={href}
      aria-current={isChosen ? 'true' : undefined}
      className="py-1 text-ink-soft underline-offset-4 hover:underline aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:underline"
    >
      {children}
    </Link>
  )
}

function Item({ item: { source, result, reason, losses, articleId, headline, address } }: { item: ReportItem }) {
  const say = useWords()
  return (
    <li className="border-line border-b py-2">
      <p className="wrap-anywhere">
        <Badge tone={tones[result]}>{say(`imports.result-${result}`)}</Badge>{' '}
        {articleId ? (
          <Link href={`/desk/articles/${articleId}`} className="font-semibold underline-offset-2 hover:underline">
            {headline || say('everywhere.noHeadline')}
          </Link>
        ) : headline ? (
          <span className="font-semibold">{headline}</span>
        ) : (
          <span className="font-mono text-xs">{source}</span>
        )}{' '}
        {address && (
          <a href={address} target="_blank" rel="noreferrer" className="text-accent text-xs underline-offset-2 hover:underline">
            {say('imports.atItsSource')}
          </a>
        )}
      </p>
      {reason && (
        <p className="wrap-anywhere text-ink-soft text-xs">
          <Sentence english={reason} />
        </p>
      )}
      {losses.length > 0 && (
        <ul className="wrap-anywhere mt-0.5 list-disc pl-5 text-ink-soft text-xs">
          {losses.map((loss) => (
            <li key={loss}>
              <Sentence english={loss} />
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
