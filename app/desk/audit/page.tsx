import { notFound } from 'next/navigation'
import { confirmProofAction } from '#app/desk/account/factor-actions.ts'
import { requirePerson, titleOf } from '#app/person.ts'
import { AuditPage } from '#components/audit/audit-page.tsx'
import { auditVerbs } from '#db/schema/record.ts'
import { newsroomZone } from '#lib/publication.ts'
import { auditLog, verbsSeenBy } from '#newsroom/audit/audit-log.ts'
import { namesOfFilter } from '#newsroom/audit/find-in-audit.ts'
import { auditLogInput } from '#newsroom/audit/input.ts'
import { can } from '#newsroom/people/policy.ts'
import { findPeopleOfAuditAction, findStoriesOfAuditAction } from './actions.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const generateMetadata = titleOf((say) => say('desk.audit'))

export default async function Audit({ searchParams }: Props) {
  const person = await requirePerson('/desk/audit')
  if (!can(person, 'see the audit')) notFound()
  const wanted = auditLogInput.parse(await searchParams)
  const [page, chosen] = await Promise.all([auditLog(person, wanted, newsroomZone()), namesOfFilter(person, wanted)])
  return (
    <AuditPage
      page={page}
      wanted={wanted}
      chosen={chosen}
      verbs={verbsSeenBy(person, auditVerbs)}
      zone={newsroomZone()}
      confirmProof={confirmProofAction}
      findPeople={findPeopleOfAuditAction}
      findStories={findStoriesOfAuditAction}
    />
  )
}
