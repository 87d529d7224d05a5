'use server'
import { action } from '#app/action.ts'
import { forgetEdge } from '#newsroom/delivery/forget-edge.ts'
import { forgetEdgeInput } from '#newsroom/delivery/input.ts'
import {
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
import { setLanguages } from '#newsroom/settings/set-languages.ts'
import { setScheduleLimit } from '#newsroom/settings/set-schedule-limit.ts'
import { setTimeZone } from '#newsroom/settings/set-time-zone.ts'

export const setLanguagesAction = action(languagesInput, setLanguages)
export const setTimeZoneAction = action(timeZoneInput, setTimeZone)
export const nameNewsroomAction = action(newsroomNames, nameNewsroom)
export const letJournalistsSuggestAction = action(journalistsSuggestInput, letJournalistsSuggest)
export const setScheduleLimitAction = action(scheduleLimitInput, setScheduleLimit)
export const requireTwoToRestoreAction = action(twoToRestoreInput, requireTwoToRestore)
export const forgetEdgeAction = action(forgetEdgeInput, forgetEdge)
export const requireSecondFactorAction = action(secondFactorInput, requireSecondFactor)
