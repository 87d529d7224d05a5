'use server'

import { action } from '#app/action.ts'
import { makePreviewLinkInput, previewLinksInput, revokePreviewLinkInput } from '#newsroom/preview/input.ts'
import { makePreviewLink } from '#newsroom/preview/make-preview-link.ts'
import { previewLinksOf } from '#newsroom/preview/preview-links.ts'
import { revokePreviewLink } from '#newsroom/preview/revoke-preview-link.ts'

export const previewLinksAction = action(previewLinksInput, previewLinksOf)
export const makePreviewLinkAction = action(makePreviewLinkInput, makePreviewLink)
export const revokePreviewLinkAction = action(revokePreviewLinkInput, revokePreviewLink)
