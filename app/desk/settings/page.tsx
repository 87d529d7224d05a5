import { notFound } from 'next/navigation'
import { deskWords, requirePerson, titleOf } from '#app/person.ts'
import './faces.css'
import { AccentsForm } from '#components/settings/accents-form.tsx'
import { AttachmentLimitsForm } from '#components/settings/attachment-limits-form.tsx'
import { CrawlersForm } from '#components/settings/crawlers-form.tsx'
import { EdgeList } from '#components/settings/edge-list.tsx'
import { FacesForm } from '#components/settings/faces-form.tsx'
import { FooterForm } from '#components/settings/footer-form.tsx'
import { HousePicture } from '#components/settings/house-picture.tsx'
import { LanguagesForm } from '#components/settings/languages-form.tsx'
import { NamesForm } from '#components/settings/names-form.tsx'
import { ScheduleLimitForm } from '#components/settings/schedule-limit-form.tsx'
import { Setting } from '#components/settings/setting.tsx'
import { TickSetting } from '#components/settings/tick-setting.tsx'
import { TimeZoneForm } from '#components/settings/time-zone-form.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Page } from '#components/ui/page.tsx'
import { crawlerNames } from '#lib/crawlers.ts'
import { newsroomZone, publishedLanguages } from '#lib/publication.ts'
import { knownEdges, unheardFor } from '#newsroom/delivery/edges.ts'
import { libraryPictures } from '#newsroom/media/library.ts'
import { isNamed } from '#newsroom/paper/masthead.ts'
import type { Person } from '#newsroom/people/person.ts'
import { can } from '#newsroom/people/policy.ts'
import { houseSettings } from '#newsroom/settings/house-settings.ts'
import { doJournalistsSuggest } from '#newsroom/settings/let-journalists-suggest.ts'
import { newsroomSettings } from '#newsroom/settings/name-newsroom.ts'
import { isSecondFactorRequired } from '#newsroom/settings/require-second-factor.ts'
import { areTwoNeededToRestore } from '#newsroom/settings/require-two-to-restore.ts'
import { attachmentLimits } from '#newsroom/settings/set-attachment-limits.ts'
import { scheduleLimit } from '#newsroom/settings/set-schedule-limit.ts'
import {
  forgetEdgeAction,
  letJournalistsSuggestAction,
  nameNewsroomAction,
  requireSecondFactorAction,
  requireTwoToRestoreAction,
  setAccentsAction,
  setAttachmentLimitsAction,
  setCrawlersAction,
  setFacesAction,
  setFooterAction,
  setLanguagesAction,
  setLogoAction,
  setScheduleLimitAction,
  setSharePictureAction,
  setTimeZoneAction,
} from './actions.ts'

export const generateMetadata = titleOf((say) => say('desk.settings'))

/** What the newsroom chooses for all pages of its paper. */
async function House({ person }: { person: Person }) {
  const { say } = await deskWords()
  const house = await houseSettings(person)
  const pictures = await libraryPictures(
    person,
    [house.logoId, house.sharePictureId].flatMap((id) => id ?? []),
  )
  const pictureBy = (id: string | null) => pictures.find((picture) => picture.id === id) ?? null
  return (
    <>
      <Setting id="look" title={say('settings.look')}>
        <HousePicture
          title={say('settings.logo')}
          about={say('settings.logoAbout')}
          picture={pictureBy(house.logoId)}
          save={setLogoAction}
        />
        <HousePicture
          title={say('settings.sharePicture')}
          about={say('settings.sharePictureAbout')}
          picture={pictureBy(house.sharePictureId)}
          save={setSharePictureAction}
        />
      </Setting>
      <Setting id="faces" title={say('settings.faces')} about={say('settings.facesAbout')}>
        <FacesForm faces={house.faces} save={setFacesAction} />
      </Setting>
      <Setting id="accents" title={say('settings.accents')} about={say('settings.accentsAbout')}>
        <AccentsForm light={house.accentLight} dark={house.accentDark} save={setAccentsAction} />
      </Setting>
      <Setting id="foot" title={say('settings.foot')} about={say('settings.footAbout')}>
        <FooterForm footer={house.footer} socialLinks={house.socialLinks} save={setFooterAction} />
      </Setting>
      <Setting id="pages" title={say('settings.pages')} about={say('settings.pagesAbout')}>
        <div>
          <LinkButton href="/desk/settings/pages">{say('settings.toPages')}</LinkButton>
        </div>
      </Setting>
      <Setting id="search" title={say('settings.search')} about={say('settings.searchAbout')}>
        <CrawlersForm
          indexed={house.indexed}
          refused={crawlerNames.filter((name) => house.refusedCrawlers.includes(name))}
          llms={house.llms}
          save={setCrawlersAction}
        />
      </Setting>
    </>
  )
}

/** The servers that readers reach. */
async function Edges({ person }: { person: Person }) {
  const { say } = await deskWords()
  const edges = await knownEdges(person)
  return (
    <Setting id="edges" title={say('settings.edges')} about={say('settings.edgesAbout')}>
      <EdgeList
        edges={edges.map((edge) => ({ ...edge, isSilent: edge.unheard > unheardFor }))}
        zone={newsroomZone()}
        forget={forgetEdgeAction}
      />
    </Setting>
  )
}

export default async function SettingsPage() {
  const person = await requirePerson('/desk/settings')
  if (!can(person, 'change settings')) notFound()
  const { say } = await deskWords()
  const names = await newsroomSettings(person)
  const naming = <NamesForm key="names" names={names} save={nameNewsroomAction} />
  const languages = (
    <Setting key="languages" id="languages" title={say('settings.languages')} about={say('settings.languagesAbout')}>
      <LanguagesForm published={publishedLanguages()} save={setLanguagesAction} />
    </Setting>
  )
  return (
    <Page
      title={say('desk.settings')}
      about={say(isNamed(names) ? 'settings.about' : 'settings.setUp')}
      actions={<LinkButton href="/desk/settings/set-up">{say('settings.toSetUp')}</LinkButton>}
    >
      {isNamed(names) ? [naming, languages] : [languages, naming]}
      <House person={person} />
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
      <Setting id="files" title={say('settings.files')}>
        <AttachmentLimitsForm limits={await attachmentLimits()} save={setAttachmentLimitsAction} />
      </Setting>
      <Edges person={person} />
    </Page>
  )
}
