'use server'

import { action } from '#app/action.ts'
import { compareVersions } from '#newsroom/articles/compare-versions.ts'
import { compareVersionsInput, restoreVersionInput, saveVersionInput, versionsInput, whoWroteInput } from '#newsroom/articles/input.ts'
import { restoreVersion } from '#newsroom/articles/restore-version.ts'
import { saveVersion } from '#newsroom/articles/save-version.ts'
import { versionsOf } from '#newsroom/articles/versions-of.ts'
import { whoWrote } from '#newsroom/articles/who-wrote.ts'

export const versionsAction = action(versionsInput, versionsOf)
export const compareVersionsAction = action(compareVersionsInput, compareVersions)
export const saveVersionAction = action(saveVersionInput, saveVersion)
export const restoreVersionAction = action(restoreVersionInput, restoreVersion)
export const whoWroteAction = action(whoWroteInput, whoWrote)
