'use client'

import { blocks } from '#components/editor/nodes/nodes.ts'
import { keysHere } from '#components/editor/toolbar/keys.ts'
import { Kbd } from '#components/ui/kbd.tsx'
import { Panel } from '#components/ui/panel.tsx'

const others: [name: string, keys: string][] = [
  ['Bold', 'Mod+B'],
  ['Italic', 'Mod+I'],
  ['Superscript', 'Mod+Alt+.'],
  ['Subscript', 'Mod+Alt+,'],
  ['Link', 'Mod+K'],
  ['Undo', 'Mod+Z'],
  ['Redo', 'Mod+Shift+Z'],
  ['Insert anything', '/'],
  ['New line in a paragraph', 'Shift+Enter'],
  ['Deeper into a list, out of it', 'Tab, Shift+Tab'],
  ['Next cell of a table', 'Tab'],
  ['Words of a chosen picture', 'Tab'],
  ['Story details, and in them: hide', 'Mod+.'],
  ['Back to the text', 'Escape'],
  ['Save now', 'Mod+S'],
  ['This list', 'Mod+/'],
]

/** Every key of the editor. */
export function ShortcutsPanel({ onClose }: { onClose: () => void }) {
  return (
    <Panel
      title="Keyboard"
      onClose={onClose}
      className="absolute top-2 right-2 z-30 max-h-[70dvh] w-[min(22rem,calc(100%-1rem))] overflow-auto"
    >
      <dl className="grid grid-cols-[1fr_auto_auto] items-center gap-x-3 gap-y-1.5">
        {blocks.map(({ id, name, keys, markdown }) => (
          <Line key={id} name={name} keys={keys} markdown={markdown} />
        ))}
        {others.map(([name, keys]) => (
          <Line key={name} name={name} keys={keys} />
        ))}
      </dl>
    </Panel>
  )
}

function Line({ name, keys, markdown }: { name: string; keys?: string; markdown?: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{markdown && <Kbd>{markdown}</Kbd>}</dd>
      <dd className="text-right">{keys && <Kbd>{keysHere(keys)}</Kbd>}</dd>
    </>
  )
}
