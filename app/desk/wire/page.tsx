import { notFound } from 'next/navigation'
import { requirePerson, titleOf } from '#app/person.ts'
import { WirePage } from '#components/wire/wire-page.tsx'
import { orNull } from '#lib/outcome.ts'
import { publishedLanguages } from '#lib/publication.ts'
import { can } from '#newsroom/people/policy.ts'
import { wireListInput } from '#newsroom/wire/input.ts'
import { wireFeedNames, wireFeeds } from '#newsroom/wire/wire-feeds.ts'
import { countUnread, wireList, wireText } from '#newsroom/wire/wire-list.ts'
import { addWireFeedAction, makeStoryAction, markWireAction, pauseWireFeedAction, removeWireFeedAction } from './actions.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const generateMetadata = titleOf((say) => say('desk.wire'))

export default async function Wire({ searchParams }: Props) {
  const person = await requirePerson('/desk/wire')
  if (!can(person, 'see the wire')) notFound()
  const wanted = wireListInput.parse(await searchParams)
  const [list, names, unread] = await Promise.all([wireList(person, wanted), wireFeedNames(person), countUnread(person)])
  return (
    <WirePage
      list={list}
      wanted={wanted}
      names={names}
      unread={unread}
      open={wanted.item ? await wireText(person, wanted.item).catch(orNull) : null}
      feeds={can(person, 'manage the wire') ? await wireFeeds(person) : null}
      languages={publishedLanguages()}
      actions={{
        add: addWireFeedAction,
        pause: pauseWireFeedAction,
        remove: removeWireFeedAction,
        mark: markWireAction,
        make: makeStoryAction,
      }}
    />
  )
}
