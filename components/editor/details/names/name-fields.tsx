import type { EditorActions } from '#components/editor/actions.ts'
import type { DetailsOnScreen } from '#components/editor/details/changes/use-details.ts'
import { inTime } from '#components/ui/in-time.ts'
import { notify } from '#components/ui/notify.ts'
import { valueInTime } from '#components/ui/unanswered.ts'
import { firstLanguage } from '#lib/publication.ts'
import type { Choice } from '#newsroom/articles/choice.ts'
import { useWords } from '#words'
import { NamesField } from './names-field.tsx'

type Props = { state: Pick<DetailsOnScreen, 'details' | 'change'>; actions: EditorActions }

export function Bylines({ state: { details, change }, actions }: Props) {
  const say = useWords()
  const { language } = details
  const makeAuthor = async (name: string) => {
    const make = actions.createAuthor ?? actions.proposeAuthor
    const answer = await inTime(make({ name: { [firstLanguage()]: name, [language]: name } }))
    if (answer.ok) return { id: answer.value.id, name }
    notify.problem(say('editor.authorNotAdded', { name }), {
      detail: answer.problem === 'exists' ? say('editor.authorExists') : say(`problems.${answer.problem}`),
    })
    return null
  }
  return (
    <div data-detail="bylines">
      <NamesField
        label={say('editor.bylines')}
        placeholder={say('editor.addAuthor')}
        names={details.bylines}
        isOrdered
        asked={['authors', language]}
        find={(query) => valueInTime(actions.findAuthors({ query, language }))}
        unknown={(words) => say('editor.noAuthor', { name: words })}
        newName={{
          offer: (name) => say(actions.createAuthor ? 'editor.createAuthor' : 'editor.proposeAuthor', { name }),
          make: makeAuthor,
        }}
        onChange={(bylines) => change({ bylines })}
      />
    </div>
  )
}

export function Topics({ state: { details, change }, actions }: Props) {
  const say = useWords()
  const { language } = details
  const { createTopic: make } = actions
  const createTopic =
    make &&
    (async (name: string) => {
      const answer = await inTime(make({ name: { [firstLanguage()]: name, [language]: name } }))
      if (answer.ok) return { id: answer.value.id, name }
      notify.problem(say('editor.topicNotMade', { name }), {
        detail: answer.problem === 'exists' ? say('editor.topicExists') : say(`problems.${answer.problem}`),
      })
      return null
    })
  return (
    <NamesField
      label={say('editor.topics')}
      placeholder={say('editor.addTopic')}
      names={details.topics}
      asked={['topics', language]}
      find={(query) => valueInTime(actions.findTopics({ query, language }))}
      unknown={(words) => say('editor.noTopic', { name: words })}
      newName={createTopic ? { offer: (name) => say('editor.createTopic', { name }), make: createTopic } : undefined}
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
  const say = useWords()
  return (
    <NamesField
      label={say('editor.sharedWith')}
      placeholder={say('editor.addColleague')}
      names={details.sharedWith}
      asked={['colleagues']}
      find={async (query) => colleagues.filter(({ name }) => name.toLowerCase().includes(query.toLowerCase()))}
      unknown={(words) => say('editor.noColleague', { name: words })}
      onChange={shareWith}
    />
  )
}
