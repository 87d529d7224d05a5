import { EmbargoField } from '#components/embargo/embargo-field.tsx'
import { StoryGuests } from '#components/guests/story-guests.tsx'
import { PreviewLinks } from '#components/preview/preview-links.tsx'
import { useWords } from '#words'
import type { EditorActions } from '../actions.ts'
import type { DetailsOnScreen } from './changes/use-details.ts'
import { Group } from './detail-group.tsx'

type Props = {
  state: DetailsOnScreen
  allowed: { setEmbargo: boolean; liftEmbargo: boolean; showOutside: boolean; share: boolean; inviteGuest: boolean }
  zone: string
  isLocked: boolean
  actions: EditorActions
}

/** What of the story may leave the newsroom before it is published: nothing until its embargo ends, a preview for who has a link, all of it for its guests. */
export function OutsideGroups({ state, allowed, zone, isLocked, actions }: Props) {
  const say = useWords()
  const { details } = state
  return (
    <>
      {allowed.setEmbargo && !isLocked && (
        <Group title={say('embargo.embargo')}>
          <EmbargoField
            articleId={details.id}
            embargo={details.embargo}
            zone={zone}
            set={actions.setEmbargo}
            onChanged={() => void state.reload().catch(() => {})}
          />
        </Group>
      )}
      {allowed.showOutside && (
        <Group title={say('preview.title')}>
          <PreviewLinks
            articleId={details.id}
            embargo={details.embargo}
            mayOpenEmbargoed={allowed.liftEmbargo}
            {...{ isLocked, zone }}
            actions={actions.previews}
          />
        </Group>
      )}
      {allowed.share && (
        <Group title={say('guests.title')}>
          <StoryGuests
            articleId={details.id}
            isEmbargoed={details.embargo !== null}
            mayInvite={allowed.inviteGuest}
            {...{ isLocked, zone }}
            actions={actions.guests}
          />
        </Group>
      )}
    </>
  )
}
