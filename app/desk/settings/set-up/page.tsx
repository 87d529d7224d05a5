import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { deskFactorActions } from '#app/desk/account/desk-factor-actions.ts'
import { createSectionAction } from '#app/desk/taxonomy/actions.ts'
import { deskWords, requirePerson, titleOf } from '#app/person.ts'
import { OwnFactors } from '#components/factors/own-factors.tsx'
import { LanguagesForm } from '#components/settings/languages-form.tsx'
import { NamesForm } from '#components/settings/names-form.tsx'
import { FirstSection } from '#components/settings/set-up/first-section.tsx'
import { FirstStories } from '#components/settings/set-up/first-stories.tsx'
import { isStep, type SetUpStep, SetUpSteps } from '#components/settings/set-up/set-up-steps.tsx'
import { TimeZoneForm } from '#components/settings/time-zone-form.tsx'
import { Page } from '#components/ui/page.tsx'
import { newsroomZone, publishedLanguages } from '#lib/publication.ts'
import { isNamed } from '#newsroom/paper/masthead.ts'
import { ownAccount } from '#newsroom/people/own-account.ts'
import type { Person } from '#newsroom/people/person.ts'
import { can } from '#newsroom/people/policy.ts'
import { passkeysWork } from '#newsroom/people/relying-party.ts'
import { newsroomSettings } from '#newsroom/settings/name-newsroom.ts'
import { sectionsOfDesk } from '#newsroom/taxonomy/taxonomy-desk.ts'
import { nameNewsroomAction, setLanguagesAction, setTimeZoneAction } from '../actions.ts'

export const generateMetadata = titleOf((say) => say('settings.setUpTitle'))

type Props = { searchParams: Promise<{ step?: string | string[] }> }

/** A new newsroom is set up step by step. Nothing here is kept: each step shows what a setting is now. */
export default async function SetUpPage({ searchParams }: Props) {
  const person = await requirePerson('/desk/settings/set-up')
  if (!can(person, 'change settings')) notFound()
  const { say } = await deskWords()
  const { step: asked } = await searchParams
  const step = isStep(asked) ? asked : 'languages'
  const [names, sections, { passkeys, factors }] = await Promise.all([newsroomSettings(person), sectionsOfDesk(person), ownAccount(person)])
  const isDone: Partial<Record<SetUpStep, boolean>> = {
    name: isNamed(names),
    section: sections.length > 0,
    'sign-in': passkeys.length > 0 || factors.hasApp,
  }
  return (
    <Page title={say('settings.setUpTitle')} about={say('settings.setUpAbout')}>
      <SetUpSteps step={step} isDone={isDone}>
        {await drawStep(step, person)}
      </SetUpSteps>
    </Page>
  )
}

async function drawStep(step: SetUpStep, person: Person): Promise<ReactNode> {
  switch (step) {
    case 'languages':
      return <LanguagesForm published={publishedLanguages()} save={setLanguagesAction} />
    case 'name':
      return <NamesForm names={await newsroomSettings(person)} save={nameNewsroomAction} />
    case 'zone':
      return <TimeZoneForm zone={newsroomZone()} save={setTimeZoneAction} />
    case 'section':
      return <FirstSection sections={(await sectionsOfDesk(person)).map(({ id, name }) => ({ id, name }))} create={createSectionAction} />
    case 'sign-in': {
      const { passkeys, factors } = await ownAccount(person)
      return <OwnFactors {...{ passkeys, factors, passkeysWork: passkeysWork(), zone: newsroomZone() }} actions={deskFactorActions} />
    }
    case 'stories':
      return <FirstStories />
  }
}
