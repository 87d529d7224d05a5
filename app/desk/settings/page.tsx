import { notFound } from 'next/navigation'
import { deskWords, requirePerson, titleOf } from '#app/person.ts'
import { EdgeList } from '#components/settings/edge-list.tsx'
import { LanguagesForm } from '#components/settings/languages-form.tsx'
import { NamesForm } from '#components/settings/names-form.tsx'
import { ScheduleLimitForm } from '#components/settings/schedule-limit-form.tsx'
import { TickSetting } from '#components/settings/tick-setting.tsx'
import { TimeZoneForm } from '#components/settings/time-zone-form.tsx'
import { Page } from '#components/ui/page.tsx'
import { newsroomZone, publishedLanguages } from '#lib/publication.ts'
import { knownEdges, unheardFor } from '#newsroom/delivery/edges.ts'
import { isNamed } from '#newsroom/paper/masthead.ts'
import { can } from '#newsroom/people/policy.ts'
import { doJournalistsSuggest } from '#newsroom/settings/let-journalists-suggest.ts'
import { newsroomSettings } from '#newsroom/settings/name-newsroom.ts'
import { areTwoNeededToRestore } from '#newsroom/settings/require-two-to-restore.ts'
import { scheduleLimit } from '#newsroom/settings/set-schedule-limit.ts'
import {
  forgetEdgeAction,
  letJournalistsSuggestAction,
  nameNewsroomAction,
  requireTwoToRestoreAction,
  setLanguagesAction,
  setScheduleLimitAction,
  setTimeZoneAction,
} from './actions.ts'

export const generateMetadata = titleOf((say) => say('desk.settings'))

export default async function SettingsPage() {
  const person = await requirePerson('/desk/settings')
  if (!can(person, 'change settings')) notFound()
  const edges = await knownEdges(person)
  const { say } = await deskWords()
  const names = await newsroomSettings(person)
  const naming = <NamesForm key="names" names={names} save={nameNewsroomAction} />
  const languages = (
    <section key="languages" aria-labelledby="languages" className="my-10 grid gap-3">
      <h2 id="languages" className="font-bold text-lg">
        {say('settings.languages')}
      </h2>
      <p className="max-w-prose text-ink-soft">{say('settings.languagesAbout')}</p>
      <LanguagesForm published={publishedLanguages()} save={setLanguagesAction} />
    </section>
  )
  return (
    <Page title={say('desk.settings')} about={say(isNamed(names) ? 'settings.about' : 'settings.setUp')}>
      {isNamed(names) ? [naming, languages] : [languages, naming]}
      <section aria-labelledby="time" className="my-10 grid gap-3">
        <h2 id="time" className="font-bold text-lg">
          {say('settings.timeZone')}
        </h2>
        <p className="max-w-prose text-ink-soft">{say('settings.timeZoneAbout')}</p>
        <TimeZoneForm zone={newsroomZone()} save={setTimeZoneAction} />
      </section>
      <section aria-labelledby="writing" className="my-10 grid gap-3">
        <h2 id="writing" className="font-bold text-lg">
          {say('settings.writing')}
        </h2>
        <TickSetting
          isRequired={await doJournalistsSuggest(person)}
          save={letJournalistsSuggestAction}
          label={say('settings.journalistsSuggest')}
          hint={say('settings.journalistsSuggestHint')}
          saved={say('settings.journalistsSuggestSaved')}
        />
        <TickSetting
          isRequired={await areTwoNeededToRestore(person)}
          save={requireTwoToRestoreAction}
          label={say('settings.twoToRestore')}
          hint={say('settings.twoToRestoreHint')}
          saved={say('settings.twoToRestoreSaved')}
        />
      </section>
      <section aria-labelledby="schedules" className="my-10 grid gap-3">
        <h2 id="schedules" className="font-bold text-lg">
          {say('settings.schedules')}
        </h2>
        <ScheduleLimitForm minutes={await scheduleLimit(person)} save={setScheduleLimitAction} />
      </section>
      <section aria-labelledby="edges" className="mt-10 grid gap-3">
        <h2 id="edges" className="font-bold text-lg">
          {say('settings.edges')}
        </h2>
        <p className="max-w-prose text-ink-soft">{say('settings.edgesAbout')}</p>
        <EdgeList
          edges={edges.map((edge) => ({ ...edge, isSilent: edge.unheard > unheardFor }))}
          zone={newsroomZone()}
          forget={forgetEdgeAction}
        />
      </section>
    </Page>
  )
}
