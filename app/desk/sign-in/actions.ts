'use server'
import { headers } from 'next/headers'
import { after } from 'next/server'
import { visitorAction } from '#app/action.ts'
import { mailLanguage } from '#app/person.ts'
import { visitorOf } from '#app/visitor.ts'
import { done, type Outcome } from '#lib/outcome.ts'
import { linkRequest } from '#newsroom/people/input.ts'
import { mailRequestedLink } from '#newsroom/people/mail-link.ts'

/** Gives the same answer at the same speed whether or not the account exists. */
export const requestLink = visitorAction(linkRequest, async ({ email }): Promise<Outcome<null, never>> => {
  const { address } = visitorOf(await headers())
  const language = await mailLanguage()
  after(() => mailRequestedLink(email, address, language))
  return done(null)
})
