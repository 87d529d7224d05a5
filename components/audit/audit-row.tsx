import type { ReactNode } from 'react'
import { Badge } from '#components/ui/badge.tsx'
import { Link } from '#components/ui/link.tsx'
import { Time } from '#components/ui/time.tsx'
import { program } from '#lib/audit-program.ts'
import type { AuditRow as Row } from '#newsroom/audit/audit-log.ts'
import type { AuditWanted } from '#newsroom/audit/input.ts'
import { useWords } from '#words'
import { addressOfAudit } from './address.ts'
import { typedIn } from './typed-in.ts'

const columns = 'md:grid-cols-[7.5rem_10rem_14rem_minmax(0,1fr)]'

/** The column headings; screen readers read each row as a sentence instead. */
export function AuditColumns() {
  const say = useWords()
  return (
    <div aria-hidden="true" className={`hidden gap-x-4 pb-1 text-2xs text-ink-faint md:grid ${columns}`}>
      <span>{say('audit.when')}</span>
      <span>{say('audit.who')}</span>
      <span>{say('audit.what')}</span>
      <span>{say('audit.on')}</span>
    </div>
  )
}

/** One act: when, who, what, on what, and what was typed with it. */
export function AuditRow({ row, wanted, zone }: { row: Row; wanted: AuditWanted; zone: string }) {
  const say = useWords()
  const { at, by, verb, position } = row
  const typed = typedIn(row)
  return (
    <li
      className={`relative isolate grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 border-line border-b py-2 before:absolute before:-inset-x-2 before:inset-y-0 before:-z-10 focus-within:before:bg-hover hover:before:bg-hover ${columns}`}
    >
      <p className="text-ink-soft text-xs max-md:order-2 max-md:text-right">
        <Time at={at} zone={zone} />
      </p>
      <p className="min-w-0 truncate max-md:order-1">
        <Link
          href={addressOfAudit({ ...wanted, person: by?.id ?? program, after: undefined })}
          className="underline-offset-2 hover:underline"
        >
          {by?.name ?? say('audit.program')}
        </Link>
      </p>
      <p className="min-w-0 font-semibold max-md:order-3 max-md:col-span-2">
        {say(`audit.verb-${verb}`)} {position === null && <Badge tone="danger">{say('audit.unchained')}</Badge>}
      </p>
      <div className="min-w-0 max-md:order-4 max-md:col-span-2">
        <Subject row={row} wanted={wanted} />
        {typed && <p className="wrap-anywhere line-clamp-3 text-ink-soft text-xs">{say('audit.quoted', { text: typed })}</p>}
        <Details detail={row.detail} />
      </div>
    </li>
  )
}

function Subject({ row: { subject, subjectId, name, detail }, wanted }: { row: Row; wanted: AuditWanted }): ReactNode {
  const say = useWords()
  if (subject !== 'article' || !subjectId)
    return <p className="wrap-anywhere">{name || nameIn(detail) || say(`audit.subject-${subject}`)}</p>
  const headline = name === '' ? say('everywhere.noHeadline') : (name ?? nameIn(detail))
  return (
    <p className="wrap-anywhere">
      {name === null ? (
        (headline ?? <span className="text-ink-faint">{say('audit.storyGone')}</span>)
      ) : (
        <Link href={`/desk/articles/${subjectId}`} className="underline-offset-2 hover:underline">
          {headline}
        </Link>
      )}{' '}
      {wanted.story !== subjectId && (
        <Link
          href={addressOfAudit({ ...wanted, story: subjectId, after: undefined })}
          aria-label={say('audit.onlyThisOf', { name: headline ?? say('audit.storyGone') })}
          className="whitespace-nowrap text-accent text-xs underline-offset-2 hover:underline"
        >
          {say('audit.onlyThis')}
        </Link>
      )}
    </p>
  )
}

/** All facts of the row as they are stored, for those who need them. */
function Details({ detail }: { detail: Row['detail'] }) {
  const say = useWords()
  if (Object.keys(detail).length === 0) return null
  return (
    <details className="text-xs">
      <summary className="w-fit cursor-pointer py-1 text-ink-faint hover:text-ink pointer-coarse:py-2">{say('audit.details')}</summary>
      <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 text-ink-soft">
        {Object.entries(detail).map(([key, value]) => (
          <div key={key} className="contents">
            <dt className="text-ink-faint">{key}</dt>
            <dd className="wrap-anywhere whitespace-pre-wrap">{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

/** The name of the thing as it was then. */
function nameIn({ headline, name }: Row['detail']): string | null {
  if (typeof headline === 'string' && headline) return headline
  if (typeof name === 'string' && name) return name
  const localized = name && typeof name === 'object' ? Object.values(name).find((value) => typeof value === 'string' && value) : null
  return typeof localized === 'string' ? localized : null
}
