import { Checkbox } from '#components/ui/checkbox.tsx'
import type { BlockChange } from '#newsroom/articles/block-changes.ts'
import type { UnpublishedChange } from '#newsroom/articles/unpublished-changes.ts'
import { useFormat, useWords } from '#words'
import { blockChangeInWords, blockTexts, detailTexts } from './change-words.ts'
import { ComparedWords } from './compared-words.tsx'

/** Which changes are left out, by their keys: the name of a part, or keyOfBlock. */
type Choice = { leftOut: ReadonlySet<string>; set: (key: string, isSent: boolean) => void }

/** A changed block by its place among them. */
export const keyOfBlock = (place: number): string => `block ${place}`

/** Changes of a story, each with its text before and after. Without a label they are what an update changes for readers. */
export function ChangesList({
  changes,
  label,
  choice,
}: {
  changes: readonly UnpublishedChange[]
  label?: string
  /** With it, each change can be left out. */
  choice?: Choice
}) {
  const say = useWords()
  const format = useFormat()
  return (
    <ul aria-label={label ?? say('workflow.whatChanges')} className="grid grid-cols-1 gap-2">
      {changes.flatMap((change) =>
        change.part === 'body'
          ? numberBlocks(change.blocks).map(({ number, block }) => (
              <Row
                key={`block ${number}`}
                id={keyOfBlock(number - 1)}
                choice={choice}
                title={blockChangeInWords(say, block)}
                {...blockTexts(say, block, change.headlines)}
              />
            ))
          : [
              <Row
                key={change.part}
                id={change.part}
                choice={choice}
                title={say(`workflow.part-${change.part}`)}
                {...detailTexts(say, format, change)}
              />,
            ],
      )}
    </ul>
  )
}

const numberBlocks = (blocks: readonly BlockChange[]) => blocks.map((block, index) => ({ number: index + 1, block }))

function Row({ id, choice, title, before, after }: { id: string; choice?: Choice; title: string; before: string; after: string }) {
  const say = useWords()
  return (
    <li className="border-line border-t pt-2 first:border-0 first:pt-0">
      {choice ? (
        <Checkbox isSelected={!choice.leftOut.has(id)} onChange={(isSent) => choice.set(id, isSent)}>
          <span className="font-semibold text-ink-soft text-xs">{title}</span>
        </Checkbox>
      ) : (
        <p className="font-semibold text-ink-soft text-xs">{title}</p>
      )}
      <p className="wrap-anywhere whitespace-pre-wrap">
        {before === after ? before || say('workflow.empty') : <ComparedWords before={before} after={after} />}
      </p>
    </li>
  )
}
