import type { Metadata } from 'next'
import { redirect } from 'next/navigation'

export const metadata: Metadata = { title: 'Taxonomy' }

/** The taxonomy opens at its sections. */
export default function TaxonomyPage() {
  redirect('/desk/taxonomy/sections')
}
