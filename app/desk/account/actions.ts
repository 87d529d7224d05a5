'use server'
import { cookies } from 'next/headers'
import { actionOfAnybody, setUpAction } from '#app/action.ts'
import { chooseDeskLanguage } from '#newsroom/people/choose-desk-language.ts'
import { aboutSession, deskLanguageChoice, nothing, passwordChange, rename as renaming } from '#newsroom/people/input.ts'
import { rename } from '#newsroom/people/rename.ts'
import { sessionCookie } from '#newsroom/people/session-cookie.ts'
import { setPassword } from '#newsroom/people/set-password.ts'
import { endSession, signOutElsewhere } from '#newsroom/people/sign-out.ts'

export const renameAction = actionOfAnybody(renaming, (person, { name }) => rename(person, name))
export const chooseDeskLanguageAction = actionOfAnybody(deskLanguageChoice, chooseDeskLanguage)
export const setPasswordAction = actionOfAnybody(passwordChange, setPassword)
export const endSessionAction = actionOfAnybody(aboutSession, (person, { sessionId }) => endSession(person, sessionId))
export const signOutElsewhereAction = actionOfAnybody(nothing, signOutElsewhere)

export const signOutAction = setUpAction(nothing, async (person) => {
  const outcome = await endSession(person, person.sessionId)
  ;(await cookies()).delete(sessionCookie().name)
  return outcome
})
