'use server'
import { actionOfAnybody, setUpAction } from '#app/action.ts'
import { addPasskey, beginPasskey } from '#newsroom/people/add-passkey.ts'
import { addCodeApp, beginCodeApp, removeCodeApp } from '#newsroom/people/code-app.ts'
import { codeAppInput, nothing } from '#newsroom/people/input.ts'
import { removePasskey, renamePasskey } from '#newsroom/people/own-passkeys.ts'
import { aboutPasskey, newPasskey, passkeyRename, proofInput } from '#newsroom/people/passkey-input.ts'
import { confirmProof, mailProofLink, prove, waysToProve } from '#newsroom/people/prove.ts'
import { makeRecoveryCodes } from '#newsroom/people/recovery-codes.ts'

export const beginPasskeyAction = setUpAction(nothing, beginPasskey)
export const addPasskeyAction = setUpAction(newPasskey, addPasskey)
export const renamePasskeyAction = actionOfAnybody(passkeyRename, renamePasskey)
export const removePasskeyAction = actionOfAnybody(aboutPasskey, removePasskey)
export const beginCodeAppAction = setUpAction(nothing, beginCodeApp)
export const addCodeAppAction = setUpAction(codeAppInput, addCodeApp)
export const removeCodeAppAction = actionOfAnybody(nothing, removeCodeApp)
export const makeRecoveryCodesAction = actionOfAnybody(nothing, makeRecoveryCodes)

export const waysToProveAction = setUpAction(nothing, waysToProve)
export const proveAction = setUpAction(proofInput, prove)
export const mailProofLinkAction = setUpAction(nothing, mailProofLink)
export const confirmProofAction = actionOfAnybody(nothing, confirmProof)
