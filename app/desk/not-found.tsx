import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'

/** Not there, or not for this person: the two are never told apart. */
export default function DeskNotFound() {
  return (
    <EmptyState isPage title="There is nothing here" action={<LinkButton href="/desk">To your stories</LinkButton>}>
      It was never here, is gone, or is not yours to see.
    </EmptyState>
  )
}
