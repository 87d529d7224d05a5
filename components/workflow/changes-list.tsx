import type { BlockChange } from '#newsroom/articles/block-changes.ts'
import type { UnpublishedChange } from '#newsroom/articles/unpublished-changes.ts'
import { blockChangeInWords, partNames } from './change-words.ts'
import { wordChanges } from './word-changes.ts'

/** What an update changes for readers, one thing after the other: before and after in words. */
export function ChangesList({ changes }: { changes: readonly UnpublishedChange[] }) {
  return (
    <ul aria-label="What changes for readers" className="grid grid-cols-1 gap-2">
      {changes.flatMap((change) =>
        change.part === 'body'
          ? numberBlocks(change.blocks).map(({ number, block }) => (
              <Row key={`block ${number}`} title={blockChangeInWords(block)} before={block.before} after={block.after} />
            ))
          : [<Row key={change.part} title={partNames[change.part]} before={change.before} after={change.after} />],
      )}
    </ul>
  )
}

const numberBlocks = (blocks: readonly BlockChange[]) => blocks.map((block, index) => ({ number: index + 1, block }))

function Row({ title, before, after }: { title: string; before: string; after: string }) {
  return (
    <li className="border-line border-t pt-2 first:border-0 first:pt-0">
      <p className="font-semibold text-ink-soft text-xs">{title}</p>
      <p className="wrap-anywhere whitespace-pre-wrap">{before === after ? before || 'Empty' : <Words before={before} after={after} />}</p>
    </li>
  )
}

function Words({ before, after }: { before: string; after: string }) {
  return wordChanges(before, after).map(({ at, text, is }) => {
    if (is === 'same') return <span key={`${is} ${at}`}>{text}</span>
    const Tag = is === 'added' ? 'ins' : 'del'
    const look = is === 'added' ? 'bg-good-soft text-good underline' : 'bg-danger-soft text-danger line-through'
    return (
      <Tag key={`${is} ${at}`} className={`rounded-xs px-0.5 decoration-1 ${look}`}>
        <span className="sr-only">{is === 'added' ? ' added: ' : ' removed: '}</span>
        {text}
      </Tag>
    )
  })
}
