'use server'
import { action } from '#app/action.ts'
import { forgetEdge } from '#newsroom/delivery/forget-edge.ts'
import { forgetEdgeInput } from '#newsroom/delivery/input.ts'
import {
  accentsInput,
  attachmentLimitsInput,
  crawlersInput,
  facesInput,
  footerInput,
  housePictureInput,
  journalistsSuggestInput,
  languagesInput,
  newsroomNames,
  scheduleLimitInput,
  secondFactorInput,
  timeZoneInput,
  twoToRestoreInput,
} from '#newsroom/settings/input.ts'
import { letJournalistsSuggest } from '#newsroom/settings/let-journalists-suggest.ts'
import { nameNewsroom } from '#newsroom/settings/name-newsroom.ts'
import { requireSecondFactor } from '#newsroom/settings/require-second-factor.ts'
import { requireTwoToRestore } from '#newsroom/settings/require-two-to-restore.ts'
import { setAccents } from '#newsroom/settings/set-accents.ts'
import { setAttachmentLimits } from '#newsroom/settings/set-attachment-limits.ts'
import { setCrawlers } from '#newsroom/settings/set-crawlers.ts'
import { setFaces } from '#newsroom/settings/set-faces.ts'
import { setFooter } from '#newsroom/settings/set-footer.ts'
import { setLanguages } from '#newsroom/settings/set-languages.ts'
import { setLogo } from '#newsroom/settings/set-logo.ts'
import { setScheduleLimit } from '#newsroom/settings/set-schedule-limit.ts'
import { setSharePicture } from '#newsroom/settings/set-share-picture.ts'
import { setTimeZone } from '#newsroom/settings/set-time-zone.ts'

export const setLanguagesAction = action(languagesInput, setLanguages)
export const setTimeZoneAction = action(timeZoneInput, setTimeZone)
export const nameNewsroomAction = action(newsroomNames, nameNewsroom)
export const letJournalistsSuggestAction = action(journalistsSuggestInput, letJournalistsSuggest)
export const setScheduleLimitAction = action(scheduleLimitInput, setScheduleLimit)
export const requireTwoToRestoreAction = action(twoToRestoreInput, requireTwoToRestore)
export const forgetEdgeAction = action(forgetEdgeInput, forgetEdge)
export const requireSecondFactorAction = action(secondFactorInput, requireSecondFactor)
export const setAttachmentLimitsAction = action(attachmentLimitsInput, setAttachmentLimits)
export const setFooterAction = action(footerInput, setFooter)
export const setFacesAction = action(facesInput, setFaces)
export const setAccentsAction = action(accentsInput, setAccents)
export const setLogoAction = action(housePictureInput, setLogo)
export const setSharePictureAction = action(housePictureInput, setSharePicture)
export const setCrawlersAction = action(crawlersInput, setCrawlers)
