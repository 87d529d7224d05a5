import type { EditorActions } from '#components/editor/actions.ts'
import type { DetailsOnScreen } from '#components/editor/details/use-details.ts'
import { inTime } from '#components/ui/in-time.ts'
import { notify } from '#components/ui/notify.ts'
import { requestProblems } from '#components/ui/request-problems.ts'
import { valueInTime } from '#components/ui/unanswered.ts'
import { firstLanguage } from '#lib/publication.ts'
import type { Choice } from '#newsroom/articles/choice.ts'
import { NamesField } from './names-field.tsx'

type Props = { state: Pick<DetailsOnScreen, 'details' | 'change'>; actions: EditorActions }

export function Bylines({ state: { details, change }, actions }: Props) {
  const { language } = details
  const makeAuthor = async (name: string) => {
    const make = actions.createAuthor ?? actions.proposeAuthor
    const answer = await inTime(make({ name: { [firstLanguage()]: name, [language]: name } }))
    if (answer.ok) return { id: answer.value.id, name }
    notify.problem(`“${name}” was not added.`, {
      detail: answer.problem === 'exists' ? 'There is an author with this address already.' : requestProblems[answer.problem],
    })
    return null
  }
  return (
    <div data-detail="bylines">
      <NamesField
        label="Bylines"
        placeholder="Add an author"
        names={details.bylines}
        isOrdered
        asked={['authors', language]}
        find={(query) => valueInTime(actions.findAuthors({ query, language }))}
        unknown={(words) => `No author called “${words}”.`}
        newName={{
          offer: (name) => (actions.createAuthor ? `Create author “${name}”` : `Propose author “${name}”`),
          make: makeAuthor,
        }}
        onChange={(bylines) => change({ bylines })}
      />
    </div>
  )
}

export function Topics({ state: { details, change }, actions }: Props) {
  const { language } = details
  const { createTopic: make } = actions
  const createTopic =
    make &&
    (async (name: string) => {
      const answer = await inTime(make({ name: { [firstLanguage()]: name, [language]: name } }))
      if (answer.ok) return { id: answer.value.id, name }
      notify.problem(`“${name}” was not made.`, {
        detail: answer.problem === 'exists' ? 'There is a topic with this address already.' : requestProblems[answer.problem],
      })
      return null
    })
  return (
    <NamesField
      label="Topics"
      placeholder="Add a topic"
      names={details.topics}
      asked={['topics', language]}
      find={(query) => valueInTime(actions.findTopics({ query, language }))}
      unknown={(words) => `No topic called “${words}”. An editor can create it.`}
      newName={createTopic ? { offer: (name) => `Create topic “${name}”`, make: createTopic } : undefined}
      onChange={(topics) => change({ topics })}
    />
  )
}

export function SharedWith({
  state: { details, shareWith },
  colleagues,
}: {
  state: Pick<DetailsOnScreen, 'details' | 'shareWith'>
  colleagues: Choice[]
}) {
  return (
    <NamesField
      label="Shared with"
      placeholder="Add a colleague"
      names={details.sharedWith}
      asked={['colleagues']}
      find={async (query) => colleagues.filter(({ name }) => name.toLowerCase().includes(query.toLowerCase()))}
      unknown={(words) => `No colleague called “${words}”.`}
      onChange={shareWith}
    />
  )
}
