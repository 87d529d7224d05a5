import { notFound } from 'next/navigation'
import { requirePerson } from '#app/person.ts'

/** Unknown addresses of the desk show the desk's 404 page, not the paper's. */
export default async function ElsewherePage() {
  await requirePerson('/desk')
  notFound()
}
