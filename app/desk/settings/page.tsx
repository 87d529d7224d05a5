import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requirePerson } from '#app/person.ts'
import { EdgeList } from '#components/settings/edge-list.tsx'
import { NamesForm } from '#components/settings/names-form.tsx'
import { Page } from '#components/ui/page.tsx'
import { timezone } from '#lib/env.ts'
import { knownEdges, unheardFor } from '#newsroom/delivery/edges.ts'
import { can } from '#newsroom/people/policy.ts'
import { newsroomSettings } from '#newsroom/settings/name-newsroom.ts'
import { forgetEdgeAction, nameNewsroomAction } from './actions.ts'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage() {
  const person = await requirePerson('/desk/settings')
  if (!can(person, 'change settings')) notFound()
  const edges = await knownEdges(person)
  return (
    <Page title="Settings" about="What the paper is called. It stands on every page that readers see.">
      <NamesForm names={await newsroomSettings(person)} save={nameNewsroomAction} />
      <section aria-labelledby="edges" className="mt-10 grid gap-3">
        <h2 id="edges" className="font-bold text-lg">
          Servers that readers reach
        </h2>
        <p className="max-w-prose text-ink-soft">
          Each of these edge servers confirms every change. A takedown is done when all of them have confirmed it. Remove one only when it
          is switched off for good.
        </p>
        <EdgeList
          edges={edges.map((edge) => ({ ...edge, isSilent: edge.unheard > unheardFor }))}
          zone={timezone()}
          forget={forgetEdgeAction}
        />
      </section>
    </Page>
  )
}
