import type { Masthead } from '#newsroom/paper/masthead.ts'
import type { Edition } from './edition.ts'
import { Paper } from './paper.tsx'
import { PrivateHead } from './preview-page.tsx'

/** What a preview link opens that has ended, was revoked or never was: always the same, so that it tells nothing of a story. */
export function ClosedPreview({ edition, masthead, sheet }: { edition: Edition; masthead: Masthead; sheet: string }) {
  const { words } = edition
  return (
    <Paper edition={edition} masthead={masthead}>
      <PrivateHead title={words('previewClosedTitle')} />
      <style href="list" precedence="page">
        {sheet}
      </style>
      <div className="notice">
        <p className="label">{words('preview')}</p>
        <h1>{words('previewClosedTitle')}</h1>
        <p className="dek">{words('previewClosed')}</p>
      </div>
    </Paper>
  )
}
