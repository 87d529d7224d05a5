import { notFound, redirect } from 'next/navigation'
import { requirePerson } from '#app/person.ts'
import { can } from '#newsroom/people/policy.ts'

/** The taxonomy opens with its sections. */
export default async function TaxonomyPage() {
  const person = await requirePerson('/desk/taxonomy')
  if (!can(person, 'manage the taxonomy')) notFound()
  redirect('/desk/taxonomy/sections')
}
