'use server'
import { action } from '#app/action.ts'
import { beginPage } from '#newsroom/pages/begin-page.ts'
import { deletePage } from '#newsroom/pages/delete-page.ts'
import {
  beginPageInput,
  deletePageInput,
  orderPagesInput,
  publishPageInput,
  restorePageInput,
  savePageInput,
  unpublishPageInput,
} from '#newsroom/pages/input.ts'
import { orderPages } from '#newsroom/pages/order-pages.ts'
import { publishPage } from '#newsroom/pages/publish-page.ts'
import { restorePage } from '#newsroom/pages/restore-page.ts'
import { savePage } from '#newsroom/pages/save-page.ts'
import { unpublishPage } from '#newsroom/pages/unpublish-page.ts'

export const beginPageAction = action(beginPageInput, beginPage)
export const savePageAction = action(savePageInput, savePage)
export const publishPageAction = action(publishPageInput, publishPage)
export const restorePageAction = action(restorePageInput, restorePage)
export const unpublishPageAction = action(unpublishPageInput, unpublishPage)
export const orderPagesAction = action(orderPagesInput, orderPages)
export const deletePageAction = action(deletePageInput, deletePage)
