import { type Action, admins, everyone, olenaAlone } from './may.ts'

const bytes = 'AAAA'
/** Of the right form, and of no device. */
const registered = {
  ...{ id: bytes, rawId: bytes, type: 'public-key', clientExtensionResults: {} },
  response: { clientDataJSON: bytes, attestationObject: bytes },
}

/** The server actions of signing in, of one's own account, and of people. */
export const peopleActions: Record<string, Action> = {
  'app/desk/sign-in/actions.ts#requestLink': { may: 'public', send: () => ({ email: 'olena@paper.test' }) },

  'app/desk/account/actions.ts#renameAction': { may: everyone, send: () => ({ name: 'Another Name' }) },
  'app/desk/account/actions.ts#chooseDeskLanguageAction': { may: everyone, send: () => ({ language: 'uk' }) },
  // Nobody of the cast has a password: with one it would be asked for.
  'app/desk/account/actions.ts#setPasswordAction': {
    may: everyone,
    send: () => ({ password: 'a sentence is a good one' }),
    needsProof: true,
  },
  'app/desk/account/actions.ts#endSessionAction': { may: olenaAlone, send: ({ otherSession }) => ({ sessionId: otherSession }) },
  'app/desk/account/actions.ts#signOutElsewhereAction': { may: everyone, send: () => ({}) },
  'app/desk/account/actions.ts#signOutAction': { may: everyone, send: () => ({}) },

  'app/desk/account/factor-actions.ts#beginPasskeyAction': { may: everyone, send: () => ({}), needsProof: true },
  'app/desk/account/factor-actions.ts#addPasskeyAction': {
    may: everyone,
    send: () => ({ name: 'Phone', response: registered }),
    or: 'not-verified',
    needsProof: true,
  },
  'app/desk/account/factor-actions.ts#renamePasskeyAction': {
    may: olenaAlone,
    send: ({ passkey }) => ({ passkeyId: passkey, name: 'Key' }),
  },
  'app/desk/account/factor-actions.ts#removePasskeyAction': {
    may: olenaAlone,
    send: ({ passkey }) => ({ passkeyId: passkey }),
    needsProof: true,
  },
  'app/desk/account/factor-actions.ts#beginCodeAppAction': { may: everyone, send: () => ({}), needsProof: true },
  'app/desk/account/factor-actions.ts#addCodeAppAction': {
    may: everyone,
    send: () => ({ sealed: 'none of ours', code: '000000' }),
    or: 'set-up-over',
    needsProof: true,
  },
  'app/desk/account/factor-actions.ts#removeCodeAppAction': { may: everyone, send: () => ({}), needsProof: true },
  'app/desk/account/factor-actions.ts#makeRecoveryCodesAction': { may: everyone, send: () => ({}), or: 'no-factor', needsProof: true },
  'app/desk/account/factor-actions.ts#waysToProveAction': { may: everyone, send: () => ({}) },
  'app/desk/account/factor-actions.ts#mailProofLinkAction': { may: everyone, send: () => ({}) },
  'app/desk/account/factor-actions.ts#proveAction': {
    may: everyone,
    send: () => ({ way: 'password', password: 'not the right sentence' }),
    or: 'wrong-proof',
  },
  'app/desk/account/factor-actions.ts#confirmProofAction': { may: everyone, send: () => ({}), needsProof: true },

  'app/desk/people/actions.ts#erasePersonAction': {
    may: admins,
    send: ({ danylo }) => ({ personId: danylo.id, standIn: 'Former colleague' }),
    or: 'not-disabled',
    needsProof: true,
  },
  'app/desk/people/actions.ts#inviteAction': {
    may: admins,
    send: () => ({ email: 'new@paper.test', name: 'New', role: 'admin' }),
    needsProof: true,
  },
  'app/desk/people/actions.ts#newLinkAction': { may: admins, send: ({ olena }) => ({ personId: olena.id }), needsProof: true },
  'app/desk/people/actions.ts#changeRoleAction': {
    may: admins,
    send: ({ olena }) => ({ personId: olena.id, role: 'admin' }),
    needsProof: true,
  },
  'app/desk/people/actions.ts#limitEditorAction': {
    may: admins,
    send: ({ marta }) => ({ personId: marta.id, sections: null }),
    needsProof: true,
  },
  'app/desk/people/actions.ts#sessionsOfAction': { may: admins, send: ({ olena }) => ({ personId: olena.id }) },
  'app/desk/people/actions.ts#disableAction': { may: admins, send: ({ olena }) => ({ personId: olena.id }), needsProof: true },
  'app/desk/people/actions.ts#enableAction': {
    may: admins,
    send: ({ disabledPerson }) => ({ personId: disabledPerson }),
    needsProof: true,
  },
  'app/desk/people/actions.ts#signOutEverywhereAction': { may: admins, send: ({ olena }) => ({ personId: olena.id }), needsProof: true },
  'app/desk/people/actions.ts#resetFactorsAction': { may: admins, send: ({ olena }) => ({ personId: olena.id }), needsProof: true },
  'app/desk/people/actions.ts#withdrawInvitationAction': {
    may: admins,
    send: ({ invited }) => ({ personId: invited }),
    needsProof: true,
  },
}
