'use server'

import { action } from '#app/action.ts'
import { beginDraftOrder } from '#newsroom/feed/begin-draft-order.ts'
import { chooseShape } from '#newsroom/feed/choose-shape.ts'
import { deskOrder } from '#newsroom/feed/desk-order.ts'
import { discardDraftOrder } from '#newsroom/feed/discard-draft-order.ts'
import { feedHistory } from '#newsroom/feed/feed-history.ts'
import { findLeftOut } from '#newsroom/feed/find-left-out.ts'
import {
  feedInput,
  launchInput,
  logInput,
  lookInput,
  moveInput,
  olderOrderInput,
  orderInput,
  restoreOrderInput,
  seenStoryInput,
  shapeInput,
  undoInput,
} from '#newsroom/feed/input.ts'
import { launchOrder } from '#newsroom/feed/launch-order.ts'
import { move } from '#newsroom/feed/move.ts'
import { olderOrder } from '#newsroom/feed/older-order.ts'
import { pin } from '#newsroom/feed/pin.ts'
import { putIn } from '#newsroom/feed/put-in.ts'
import { restoreOrder } from '#newsroom/feed/restore-order.ts'
import { setLook } from '#newsroom/feed/set-look.ts'
import { takeOut } from '#newsroom/feed/take-out.ts'
import { undo } from '#newsroom/feed/undo.ts'
import { unpin } from '#newsroom/feed/unpin.ts'
import { cancelSchedule } from '#newsroom/schedule/cancel-schedule.ts'
import { oneScheduleInput, scheduleInput } from '#newsroom/schedule/input.ts'
import { schedule } from '#newsroom/schedule/schedule.ts'

export const moveAction = action(moveInput, move)
export const pinAction = action(seenStoryInput, pin)
export const unpinAction = action(seenStoryInput, unpin)
export const takeOutAction = action(seenStoryInput, takeOut)
export const putInAction = action(seenStoryInput, putIn)
export const undoAction = action(undoInput, undo)
export const orderAction = action(orderInput, deskOrder)
export const logAction = action(logInput, feedHistory)
export const leftOutAction = action(feedInput, findLeftOut)
export const setLookAction = action(lookInput, setLook)
export const chooseShapeAction = action(shapeInput, chooseShape)
export const beginDraftAction = action(feedInput, beginDraftOrder)
export const discardDraftAction = action(feedInput, discardDraftOrder)
export const launchAction = action(launchInput, launchOrder)
export const olderOrderAction = action(olderOrderInput, olderOrder)
export const restoreAction = action(restoreOrderInput, restoreOrder)
export const scheduleAction = action(scheduleInput, schedule)
export const cancelScheduleAction = action(oneScheduleInput, cancelSchedule)
