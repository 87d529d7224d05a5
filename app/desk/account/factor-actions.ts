'use server'
import { action, setUpAction } from '#app/action.ts'
import { addPasskey, beginPasskey } from '#newsroom/people/add-passkey.ts'
import { addCodeApp, beginCodeApp, removeCodeApp } from '#newsroom/people/code-app.ts'
import { codeAppInput, nothing } from '#newsroom/people/input.ts'
import { removePasskey, renamePasskey } from '#newsroom/people/own-passkeys.ts'
import { aboutPasskey, newPasskey, passkeyRename, proofInput } from '#newsroom/people/passkey-input.ts'
import { confirmProof, prove, waysToProve } from '#newsroom/people/prove.ts'
import { makeRecoveryCodes } from '#newsroom/people/recovery-codes.ts'

export const beginPasskeyAction = setUpAction(nothing, beginPasskey)
export const addPasskeyAction = setUpAction(newPasskey, addPasskey)
export const renamePasskeyAction = action(passkeyRename, renamePasskey)
export const removePasskeyAction = action(aboutPasskey, removePasskey)
export const beginCodeAppAction = setUpAction(nothing, beginCodeApp)
export const addCodeAppAction = setUpAction(codeAppInput, addCodeApp)
export const removeCodeAppAction = action(nothing, removeCodeApp)
export const makeRecoveryCodesAction = action(nothing, makeRecoveryCodes)

export const waysToProveAction = setUpAction(nothing, waysToProve)
export const proveAction = setUpAction(proofInput, prove)
export const confirmProofAction = action(nothing, confirmProof)
