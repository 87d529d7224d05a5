import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { signedIn } from '#app/person.ts'
import { NamesForm } from '#components/settings/names-form.tsx'
import { Page } from '#components/ui/page.tsx'
import { can } from '#newsroom/people/policy.ts'
import { newsroomSettings } from '#newsroom/settings/name-newsroom.ts'
import { nameNewsroomAction } from './actions.ts'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage() {
  const person = await signedIn('/desk/settings')
  if (!can(person, 'change settings')) notFound()
  return (
    <Page title="Settings" about="What the paper is called. It stands on every page that readers see.">
      <NamesForm names={await newsroomSettings(person)} save={nameNewsroomAction} />
    </Page>
  )
}
