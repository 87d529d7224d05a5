import type { Page } from '@playwright/test'

/** A screen that is photographed. */
export type Screen = {
  name: string
  path: string
  as?: 'editor' | 'admin' | 'guest'
  /** Opens a panel or a menu of the page. */
  open?: (page: Page) => Promise<unknown>
  /** The whole page, not only what the window shows. */
  full?: boolean
  /** Its name among the pictures of the documentation. */
  picture?: string
  /** Taken only for the documentation, because it changes something. */
  isOnlyPicture?: true
}
