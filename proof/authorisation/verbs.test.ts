import { expect, test } from 'vitest'
import { houseAt } from '#proof/house.ts'
import { verbsOf } from './verbs.ts'

/** Functions that need not call the policy, with the reason. An outdated line fails. */
const withoutAuthorise: Record<string, string> = {
  'newsroom/people/policy.ts#can': 'is the policy',
  'newsroom/people/policy.ts#authorise': 'is the policy',
  'newsroom/people/policy.ts#requireProof': 'is the policy',
  'newsroom/people/add-passkey.ts#beginPasskey': 'reads rows of the person who asks, and no other',
  'newsroom/people/add-passkey.ts#addPasskey': 'writes a row of the person who asks, and no other',
  'newsroom/people/own-passkeys.ts#renamePasskey': 'finds only passkeys of the person who asks',
  'newsroom/people/own-passkeys.ts#removePasskey': 'finds only passkeys of the person who asks',
  'newsroom/people/code-app.ts#beginCodeApp': 'writes nothing',
  'newsroom/people/code-app.ts#addCodeApp': 'writes the row of the person who asks, and no other',
  'newsroom/people/code-app.ts#removeCodeApp': 'deletes the row of the person who asks, and no other',
  'newsroom/people/recovery-codes.ts#makeRecoveryCodes': 'writes rows of the person who asks, and no other',
  'newsroom/people/prove.ts#waysToProve': 'reads rows of the person who asks, and no other',
  'newsroom/people/prove.ts#prove': 'writes the session of the person who asks, and no other',
  'newsroom/people/prove.ts#mailProofLink': 'mails the person who asks, and nobody else',
  'newsroom/people/prove.ts#confirmProof': 'only looks whether this session was proven',
  'newsroom/people/open-sessions.ts#openSessions': 'is asked by ownAccount of one’s own sessions, and by sessionsOf, which asks',
  'newsroom/people/own-account.ts#ownAccount': 'reads the row of the person who asks, and no other',
  'newsroom/people/own-data.ts#ownData': 'reads rows of the person who asks, and no other',
  'newsroom/people/choose-desk-language.ts#chooseDeskLanguage': 'writes the row of the person who asks, and no other',
  'newsroom/people/rename.ts#rename': 'writes the row of the person who asks, and no other',
  'newsroom/people/set-password.ts#setPassword': 'writes the row of the person who asks, and no other',
  'newsroom/people/sign-out.ts#endSession': 'finds only sessions of the person who asks',
  'newsroom/people/sign-out.ts#signOutElsewhere': 'finds only sessions of the person who asks',
  'newsroom/attachments/library-files.ts#libraryFile': 'asks libraryFiles, which asks',
  'newsroom/media/library.ts#libraryPicture': 'asks libraryPictures, which asks',
  'newsroom/articles/add-steps.ts#addSteps': 'asks in addOne, of each who is saved together, under the story’s lock',
  'newsroom/articles/details-for.ts#detailsFor': 'asks draftFor, which asks',
  'newsroom/articles/waiting-for.ts#storiesWaitingFor': 'is part of a question of waitingFor and deskCounts, which ask',
  'newsroom/health/health.ts#countTroubles': 'asks the policy itself: who may not see the health gets 0, for the rail is everybody’s',
  'newsroom/settings/disk-room.ts#diskRoom': 'asks the policy itself: who has no say in it gets null, for the page is everybody’s',
}

/**
 * Some verbs are protected twice: a story that a person may not save is also invisible to them, so the table of entry points cannot show
 * that one of the two checks is missing. This test checks every `authorise` separately.
 */
test('every verb and query with a person calls the policy, or has a reason not to', () => {
  const verbs = verbsOf(houseAt('.'))
  expect(verbs.length).toBeGreaterThan(40)
  const silent = verbs.filter(({ authorises }) => !authorises).map(({ name }) => name)
  expect(silent.sort(), 'begin it with authorise(person, …), see newsroom/people/policy.ts').toEqual(Object.keys(withoutAuthorise).sort())
})

test('a verb without authorise is reported', () => {
  const verb = (line: string) =>
    new Map([['newsroom/x/act.ts', `export async function act(person: Person, id: string) { ${line} return id }`]])
  expect(verbsOf(verb('authorise(person, "save a story");'))).toEqual([
    { name: 'newsroom/x/act.ts#act', authorises: true, wantsProof: false },
  ])
  expect(verbsOf(verb(''))).toEqual([{ name: 'newsroom/x/act.ts#act', authorises: false, wantsProof: false }])
})
