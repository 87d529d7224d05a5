'use server'

import { action } from '#app/action.ts'
import { deskOrder } from '#newsroom/feed/desk-order.ts'
import { feedHistory } from '#newsroom/feed/feed-history.ts'
import { findLeftOut } from '#newsroom/feed/find-left-out.ts'
import { feedInput, logInput, moveInput, orderInput, seenStoryInput, undoInput } from '#newsroom/feed/input.ts'
import { move } from '#newsroom/feed/move.ts'
import { pin } from '#newsroom/feed/pin.ts'
import { putIn } from '#newsroom/feed/put-in.ts'
import { takeOut } from '#newsroom/feed/take-out.ts'
import { undo } from '#newsroom/feed/undo.ts'
import { unpin } from '#newsroom/feed/unpin.ts'

export const moveAction = action(moveInput, move)
export const pinAction = action(seenStoryInput, pin)
export const unpinAction = action(seenStoryInput, unpin)
export const takeOutAction = action(seenStoryInput, takeOut)
export const putInAction = action(seenStoryInput, putIn)
export const undoAction = action(undoInput, undo)
export const orderAction = action(orderInput, deskOrder)
export const logAction = action(logInput, feedHistory)
export const leftOutAction = action(feedInput, findLeftOut)
