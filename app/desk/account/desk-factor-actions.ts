import {
  addCodeAppAction,
  addPasskeyAction,
  beginCodeAppAction,
  beginPasskeyAction,
  makeRecoveryCodesAction,
  removeCodeAppAction,
  removePasskeyAction,
  renamePasskeyAction,
} from './factor-actions.ts'

/** What a person does with their own passkeys, app and recovery codes. */
export const deskFactorActions = {
  beginPasskey: beginPasskeyAction,
  addPasskey: addPasskeyAction,
  renamePasskey: renamePasskeyAction,
  removePasskey: removePasskeyAction,
  beginCodeApp: beginCodeAppAction,
  addCodeApp: addCodeAppAction,
  removeCodeApp: removeCodeAppAction,
  makeRecoveryCodes: makeRecoveryCodesAction,
}
