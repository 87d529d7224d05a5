import type { Asked } from '#lib/outcome.ts'
import type { makePreviewLink } from '#newsroom/preview/make-preview-link.ts'
import type { previewLinksOf } from '#newsroom/preview/preview-links.ts'
import type { revokePreviewLink } from '#newsroom/preview/revoke-preview-link.ts'

/** The server actions of preview links (app/desk/articles/preview-actions.ts), passed in by the page. */
export type PreviewActions = {
  links: Asked<typeof previewLinksOf>
  make: Asked<typeof makePreviewLink>
  revoke: Asked<typeof revokePreviewLink>
}
