import { CircleAlert } from 'lucide-react'
import type { Missing } from '#newsroom/workflow/missing.ts'
import { missingInWords } from './words.ts'

export function MissingList({ missing }: { missing: readonly Missing[] }) {
  return (
    <ul className="space-y-1">
      {missing.map((one) => (
        <li key={missingInWords(one)} className="flex gap-2">
          <CircleAlert size={15} aria-hidden="true" className="mt-0.5 shrink-0 text-warn" />
          {missingInWords(one)}
        </li>
      ))}
    </ul>
  )
}
