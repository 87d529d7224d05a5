import { notFound } from 'next/navigation'
import { deskWords, requirePerson, titleOf } from '#app/person.ts'
import { EdgeList } from '#components/settings/edge-list.tsx'
import { LanguagesForm } from '#components/settings/languages-form.tsx'
import { NamesForm } from '#components/settings/names-form.tsx'
import { ScheduleLimitForm } from '#components/settings/schedule-limit-form.tsx'
import { Setting } from '#components/settings/setting.tsx'
import { TickSetting } from '#components/settings/tick-setting.tsx'
import { TimeZoneForm } from '#components/settings/time-zone-form.tsx'
import { Page } from '#components/ui/page.tsx'
import { newsroomZone, publishedLanguages } from '#lib/publication.ts'
import { knownEdges, unheardFor } from '#newsroom/delivery/edges.ts'
import { isNamed } from '#newsroom/paper/masthead.ts'
import { can } from '#newsroom/people/policy.ts'
import { doJournalistsSuggest } from '#newsroom/settings/let-journalists-suggest.ts'
import { newsroomSettings } from '#newsroom/settings/name-newsroom.ts'
import { isSecondFactorRequired } from '#newsroom/settings/require-second-factor.ts'
import { areTwoNeededToRestore } from '#newsroom/settings/require-two-to-restore.ts'
import { scheduleLimit } from '#newsroom/settings/set-schedule-limit.ts'
import {
  forgetEdgeAction,
  letJournalistsSuggestAction,
  nameNewsroomAction,
  requireSecondFactorAction,
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
    <Setting key="languages" id="languages" title={say('settings.languages')} about={say('settings.languagesAbout')}>
      <LanguagesForm published={publishedLanguages()} save={setLanguagesAction} />
    </Setting>
  )
  return (
    <Page title={say('desk.settings')} about={say(isNamed(names) ? 'settings.about' : 'settings.setUp')}>
      {isNamed(names) ? [naming, languages] : [languages, naming]}
      <Setting id="time" title={say('settings.timeZone')} about={say('settings.timeZoneAbout')}>
        <TimeZoneForm zone={newsroomZone()} save={setTimeZoneAction} />
      </Setting>
      <Setting id="writing" title={say('settings.writing')}>
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
      </Setting>
      <Setting id="sign-in" title={say('settings.secondFactor')}>
        <TickSetting
          isRequired={await isSecondFactorRequired(person)}
          save={requireSecondFactorAction}
          label={say('settings.needsSecondFactor')}
          hint={say('settings.needsSecondFactorHint')}
          saved={say('settings.needsSecondFactorSaved')}
        />
      </Setting>
      <Setting id="schedules" title={say('settings.schedules')}>
        <ScheduleLimitForm minutes={await scheduleLimit(person)} save={setScheduleLimitAction} />
      </Setting>
      <Setting id="edges" title={say('settings.edges')} about={say('settings.edgesAbout')}>
        <EdgeList
          edges={edges.map((edge) => ({ ...edge, isSilent: edge.unheard > unheardFor }))}
          zone={newsroomZone()}
          forget={forgetEdgeAction}
        />
      </Setting>
    </Page>
  )
}
