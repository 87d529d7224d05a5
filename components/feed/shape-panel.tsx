'use client'

import { Radio, RadioGroup } from 'react-aria-components'
import { Panel } from '#components/ui/panel.tsx'
import type { FeedShape } from '#db/schema/feed.ts'
import { useWords } from '#words'
import type { Desk } from './use-feed.ts'

const shapes: readonly FeedShape[] = ['wire', 'lead', 'lead-two', 'lead-three', 'two', 'three']

/** The shapes of the front page, each as a small drawing. Its places fill with the first stories of the feed. */
export function ShapePanel({ desk, onClose }: { desk: Desk; onClose: () => void }) {
  const say = useWords()
  return (
    <Panel title={say('feed.shape')} onClose={onClose}>
      <RadioGroup
        aria-label={say('feed.shape')}
        value={desk.shape}
        onChange={(shape) => desk.chooseShape(shape as FeedShape)} // its values are those of `shapes`
        className="grid grid-cols-2 gap-2"
      >
        {shapes.map((shape) => (
          <Radio
            key={shape}
            value={shape}
            className="cursor-default rounded-md border border-line p-2 text-xs outline-none data-focus-visible:ring-2 data-focus-visible:ring-accent data-hovered:bg-hover data-selected:border-accent data-selected:bg-accent-soft"
          >
            <Drawing shape={shape} />
            {say(`feed.shape-${shape}`)}
          </Radio>
        ))}
      </RadioGroup>
      <p className="mt-3 text-ink-soft text-xs">{say('feed.shapeAbout')}</p>
    </Panel>
  )
}

function Drawing({ shape }: { shape: FeedShape }) {
  const inRow = shape.endsWith('three') ? 3 : shape.endsWith('two') ? 2 : 0
  return (
    <span aria-hidden="true" className="mb-1.5 grid gap-1">
      {shape.startsWith('lead') && <span className="h-6 rounded-sm bg-ink-faint" />}
      {inRow > 0 && (
        <span className={`grid gap-1 ${inRow === 3 ? 'grid-cols-3' : 'grid-cols-2'}`}>
          {['a', 'b', 'c'].slice(0, inRow).map((place) => (
            <span key={place} className="h-4 rounded-sm bg-ink-faint" />
          ))}
        </span>
      )}
      {['a', 'b', 'c'].map((line) => (
        <span key={line} className="h-1 rounded-sm bg-line-strong" />
      ))}
    </span>
  )
}
