import type { ComponentProps } from 'react'
import { Select } from './select.tsx'

/** The key of "any", which no choice has: ids are UUIDs, languages and words of our own. */
const any = 'any'

/** A select in which nothing need be chosen: the first choice is `anyName`, and means null. */
export function AnySelect<Id extends string>({
  anyName,
  choices,
  chosen,
  onChoose,
  ...props
}: Omit<ComponentProps<typeof Select>, 'choices' | 'selectedKey' | 'onSelectionChange'> & {
  anyName: string
  choices: readonly { id: Id; name: string }[]
  chosen: Id | null | undefined
  onChoose: (id: Id | null) => void
}) {
  return (
    <Select
      {...props}
      choices={[{ id: any, name: anyName }, ...choices]}
      selectedKey={chosen ?? any}
      onSelectionChange={(key) => onChoose(choices.find(({ id }) => id === key)?.id ?? null)}
    />
  )
}
