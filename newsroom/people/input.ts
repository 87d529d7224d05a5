import { z } from 'zod'
import { deskLanguages } from '#lib/desk-languages.ts'
import { nameOfSomething } from '#lib/text-input.ts'

export const email = nameOfSomething(254).toLowerCase().pipe(z.email())
export const personName = nameOfSomething(100).min(1)
/** What an admin chooses among; a guest is invited to a story (newsroom/guests). */
export const role = z.enum(['journalist', 'editor', 'admin'])

/** NIST SP 800-63B: length is what counts. No rules about kinds of characters, no forced changes. */
export const newPassword = z.string().min(12).max(200)

export const invitation = z.object({ email, name: personName, role })
export const aboutPerson = z.object({ personId: z.uuid() })
/** `standIn`: what colleagues read from then on where the name was. */
export const erasure = z.object({ personId: z.uuid(), standIn: personName })
export const roleChange = z.object({ personId: z.uuid(), role })
/** The sections that an editor looks after; null: the whole newsroom. */
export const editorLimits = z.object({ personId: z.uuid(), sections: z.array(z.uuid()).min(1).max(200).nullable() })
export const aboutSession = z.object({ sessionId: z.uuid() })
export const rename = z.object({ name: personName })
/** null: as the browser asks. */
export const deskLanguageChoice = z.object({ language: z.enum(deskLanguages).nullable() })
export const passwordChange = z.object({ current: z.string().max(200).default(''), password: newPassword })
export const linkRequest = z.object({ email })
/** `sealed` is what beginCodeApp returned. */
export const codeAppInput = z.object({ sealed: z.string().max(1000), code: z.string().max(20) })
export const nothing = z.unknown()
