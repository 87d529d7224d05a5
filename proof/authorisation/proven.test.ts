import { beforeAll, expect, test } from 'vitest'
import { NotProven } from '#lib/outcome.ts'
import type { Person } from '#newsroom/people/person.ts'
import { houseAt } from '#proof/house.ts'
import { type Cast, seedCast } from '#testing/cast.ts'
import { verbsOf } from './verbs.ts'

/**
 * What reaches far, and is therefore done only by somebody who has proved within ten minutes who they are. The table of server actions says
 * the same of the whole way through web (`needsProof`); here each verb is asked by itself.
 */
const proven = {
  'newsroom/api': ['make-api-key.ts#makeApiKey'],
  'newsroom/audit': ['begin-export.ts#beginExport'],
  'newsroom/breaking': [
    'edit-breaking.ts#editBreaking',
    'link-breaking.ts#linkBreaking',
    'publish-breaking.ts#publishBreaking',
    'undo-end-breaking.ts#undoEndBreaking',
  ],
  'newsroom/import-runs': ['begin-import.ts#beginImport', 'discard-imported.ts#discardImported'],
  'newsroom/people': [
    'add-passkey.ts#addPasskey',
    'add-passkey.ts#beginPasskey',
    'change-role.ts#changeRole',
    'code-app.ts#addCodeApp',
    'code-app.ts#beginCodeApp',
    'code-app.ts#removeCodeApp',
    'disable.ts#disable',
    'enable.ts#enable',
    'erase-person.ts#erasePerson',
    'invite.ts#invite',
    'limit-editor.ts#limitEditor',
    'new-link.ts#newLink',
    'own-passkeys.ts#removePasskey',
    'prove.ts#confirmProof',
    'recovery-codes.ts#makeRecoveryCodes',
    'reset-factors.ts#resetFactors',
    'set-password.ts#setPassword',
    'sign-out.ts#signOutEverywhere',
    'withdraw-invitation.ts#withdrawInvitation',
  ],
  'newsroom/settings': ['require-second-factor.ts#requireSecondFactor'],
  'newsroom/taxonomy': [
    'delete-author.ts#deleteAuthor',
    'delete-section.ts#deleteSection',
    'merge-authors.ts#mergeAuthors',
    'merge-sections.ts#mergeSections',
  ],
  'newsroom/webhooks': ['add-webhook.ts#addWebhook'],
  'newsroom/workflow': ['restore-taken-down.ts#restoreTakenDown'],
}
const verbs = Object.entries(proven).flatMap(([folder, names]) => names.map((name) => `${folder}/${name}`))

let cast: Cast
beforeAll(async () => {
  cast = await seedCast()
})

test('every verb that wants a proof is in this table, and the table has no others', () => {
  const found = verbsOf(houseAt('.')).flatMap(({ name, wantsProof }) => (wantsProof ? [name] : []))
  expect(found.sort()).toEqual([...verbs].sort())
})

test.each(verbs)('%s refuses an admin who proved long ago who they are, before it looks at anything', async (name) => {
  const [path = '', verb = ''] = name.split('#')
  const module: Record<string, (person: Person, input: object) => Promise<unknown>> = await import(
    /* @vite-ignore */ new URL(`../../${path}`, import.meta.url).href
  )
  await expect(module[verb]?.({ ...cast.ihor, isProven: false }, { mode: 'import' })).rejects.toThrow(NotProven)
})
