import type { BlockChange } from '#newsroom/articles/block-changes.ts'
import type { UnpublishedChange } from '#newsroom/articles/unpublished-changes.ts'
import { useFormat, useWords } from '#words'
import { blockChangeInWords, blockTexts, detailTexts } from './change-words.ts'
import { wordChanges } from './word-changes.ts'

/** What an update changes for readers: each change with its text before and after. */
export function ChangesList({ changes }: { changes: readonly UnpublishedChange[] }) {
  const say = useWords()
  const format = useFormat()
  return (
    <ul aria-label={say('workflow.whatChanges')} className="grid grid-cols-1 gap-2">
      {changes.flatMap((change) =>
        change.part === 'body'
          ? numberBlocks(change.blocks).map(({ number, block }) => (
              <Row key={`block ${number}`} title={blockChangeInWords(say, block)} {...blockTexts(say, block, change.headlines)} />
            ))
          : [<Row key={change.part} title={say(`workflow.part-${change.part}`)} {...detailTexts(say, format, change)} />],
      )}
    </ul>
  )
}

const numberBlocks = (blocks: readonly BlockChange[]) => blocks.map((block, index) => ({ number: index + 1, block }))

function Row({ title, before, after }: { title: string; before: string; after: string }) {
  const say = useWords()
  return (
    <li className="border-line border-t pt-2 first:border-0 first:pt-0">
      <p className="font-semibold text-ink-soft text-xs">{title}</p>
      <p className="wrap-anywhere whitespace-pre-wrap">
        {before === after ? before || say('workflow.empty') : <Words before={before} after={after} />}
      </p>
    </li>
  )
}

function Words({ before, after }: { before: string; after: string }) {
  const say = useWords()
  return wordChanges(before, after).map(({ at, text, is }) => {
    if (is === 'same') return <span key={`${is} ${at}`}>{text}</span>
    const Tag = is === 'added' ? 'ins' : 'del'
    const look = is === 'added' ? 'bg-good-soft text-good underline' : 'bg-danger-soft text-danger line-through'
    return (
      <Tag key={`${is} ${at}`} className={`rounded-xs px-0.5 decoration-1 ${look}`}>
        <span className="sr-only">{` ${say(is === 'added' ? 'workflow.added' : 'workflow.removed')} `}</span>
        {text}
      </Tag>
    )
  })
}
