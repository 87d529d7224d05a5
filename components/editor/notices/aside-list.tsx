'use client'

import type { SetAsideTexts } from '#components/editor/draft/use-set-aside.ts'
import { Button } from '#components/ui/button.tsx'
import { toReadable } from './diff.ts'
import { whenInWords } from './when.ts'

/** Texts that lost against another one: on this device, until they are thrown away by hand. */
export function AsideList({ texts, throwAway }: Pick<SetAsideTexts, 'texts' | 'throwAway'>) {
  if (texts.length === 0) return null
  return (
    <section aria-label="Set aside on this device" className="border-line border-t pt-4">
      <h3 className="mb-1 font-bold text-xs">Set aside on this device</h3>
      <ul className="grid grid-cols-1 gap-2">
        {texts.map((text) => (
          <li key={text.id}>
            <p className="truncate">{text.headline || toReadable(text).slice(0, 80) || 'An empty text'}</p>
            <p className="text-ink-faint text-xs">
              By {text.whose}, {whenInWords(text.setAsideAt)}
            </p>
            <div className="mt-1 flex gap-2">
              <Button size="small" onPress={() => navigator.clipboard.writeText(toReadable(text))}>
                Copy
              </Button>
              <Button size="small" tone="quiet" onPress={() => throwAway(text.id)}>
                Delete
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
