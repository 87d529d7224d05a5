import { notFound } from 'next/navigation'
import { requirePerson, titleOf } from '#app/person.ts'
import { HealthPage } from '#components/health/health-page.tsx'
import { newsroomZone } from '#lib/publication.ts'
import { health } from '#newsroom/health/health.ts'
import { can } from '#newsroom/people/policy.ts'
import { retryJobAction, skipJobAction } from './actions.ts'

export const generateMetadata = titleOf((say) => say('desk.health'))

export default async function Health() {
  const person = await requirePerson('/desk/health')
  if (!can(person, 'see the health')) notFound()
  const acts = can(person, 'handle a job') ? { retry: retryJobAction, skip: skipJobAction } : null
  return <HealthPage health={await health(person)} zone={newsroomZone()} acts={acts} />
}
