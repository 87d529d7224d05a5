import { notFound } from 'next/navigation'
import { requirePerson } from '#app/person.ts'

/** Every address of the desk that is none: the desk's own page for it, not the paper's. */
export default async function ElsewherePage() {
  await requirePerson('/desk')
  notFound()
}
