import { useState } from 'react'
import { useAnswer } from '#components/ui/use-answer.ts'
import { useAsk } from '#components/ui/use-ask.ts'
import { localize } from '#lib/publication.ts'
import type { Choice } from '#newsroom/articles/choice.ts'
import type { DeskAuthor } from '#newsroom/taxonomy/taxonomy-desk.ts'
import type { Uses } from '#newsroom/taxonomy/uses-of.ts'
import { useWords } from '#words'
import { MergeOrDelete } from './merge-or-delete.tsx'
import { type FindNames, NameChoice } from './name-choice.tsx'
import { type Ask, inWords, storiesInWords } from './words.ts'

export type EndAuthorActions = {
  uses: Ask<{ authorId: string }, Uses>
  merge: Ask<{ authorId: string; intoId: string }, { stories: number }>
  delete: Ask<{ authorId: string }, null>
  find: FindNames
}

/** Merges an author into another one, or deletes them when no story names them. */
export function EndAuthor({ author, actions, onClose }: { author: DeskAuthor; actions: EndAuthorActions; onClose: () => void }) {
  const say = useWords()
  const [into, setInto] = useState<Choice | null>(null)
  const { value: uses, problem } = useAnswer(['author-uses', author.id], () => actions.uses({ authorId: author.id }))
  const merge = useAsk(inWords, actions.merge, ({ stories }) => say('taxonomy.merged', { count: stories }))
  const remove = useAsk(inWords, actions.delete, () => say('taxonomy.authorDeleted'))
  const account = author.account ? [say('taxonomy.usesAccount', { name: author.account.name })] : []
  return (
    <MergeOrDelete
      title={say('taxonomy.mergeOrDeleteNamed', { name: localize(author.name) })}
      uses={uses ? [...storiesInWords(say, uses), ...account] : null}
      isEmpty={uses?.stories === 0 && uses.live === 0}
      hasFailed={problem !== null}
      into={
        <NameChoice kind="author" label={say('taxonomy.into')} chosen={into} except={author.id} find={actions.find} onChoose={setInto} />
      }
      mergeAbout={say('taxonomy.mergeAuthorAbout', { slug: author.slug })}
      deleteAbout={say('taxonomy.deleteAuthorAbout')}
      canMerge={into !== null}
      onMerge={async () => (into ? merge.run({ authorId: author.id, intoId: into.id }) : { ok: false })}
      onDelete={() => remove.run({ authorId: author.id })}
      onClose={onClose}
    />
  )
}
