import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Page } from '#components/ui/page.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import type { AuditRow as Row } from '#newsroom/audit/audit-log.ts'
import { auditFormats } from '#newsroom/audit/export-audit.ts'
import { useWords } from '#words'
import { addressOfAudit, queryOf } from './address.ts'
import { AuditFilters, type FilterProps } from './audit-filters.tsx'
import { AuditColumns, AuditRow } from './audit-row.tsx'
import { type ConfirmProof, ExportButton } from './export-button.tsx'

/** Who did what: the audit, newest first, a page at a time. */
export function AuditPage({
  page: { rows, next },
  zone,
  confirmProof,
  ...filters
}: FilterProps & { page: { rows: Row[]; next: string | null }; zone: string; confirmProof: ConfirmProof }) {
  const say = useWords()
  const { wanted } = filters
  const exports = auditFormats.map((format) => (
    <ExportButton
      key={format}
      address={`/desk/audit/export?${queryOf({ ...wanted, after: undefined })}&format=${format}`}
      name={say(`audit.export-${format}`)}
      confirmProof={confirmProof}
    />
  ))
  return (
    <Page title={say('desk.audit')} about={say('audit.about')} actions={exports} wide>
      <AuditFilters {...filters} />
      {rows.length > 0 ? (
        <>
          <AuditColumns />
          <ol aria-label={say('desk.audit')} className="border-line border-t">
            {rows.map((row) => (
              <AuditRow key={row.id} row={row} wanted={wanted} zone={zone} />
            ))}
          </ol>
        </>
      ) : (
        <EmptyState title={say('everywhere.noResults')} action={<LinkButton href="/desk/audit">{say('everywhere.showAll')}</LinkButton>}>
          {say('audit.noneAbout')}
        </EmptyState>
      )}
      <Pagination
        label={say('audit.pages')}
        first={wanted.after ? addressOfAudit({ ...wanted, after: undefined }) : undefined}
        next={next ? addressOfAudit({ ...wanted, after: next }) : undefined}
      />
    </Page>
  )
}
