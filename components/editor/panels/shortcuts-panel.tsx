'use client'

import { moveKey } from '#components/editor/blocks/block-keys.ts'
import { replaceKeys } from '#components/editor/find/find-keys.ts'
import { blocks } from '#components/editor/nodes/nodes.ts'
import { keysHere } from '#components/editor/toolbar/keys.ts'
import { Kbd } from '#components/ui/kbd.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { useWords } from '#words'

const others = [
  ['editor.bold', 'Mod+B'],
  ['editor.italic', 'Mod+I'],
  ['editor.strikethrough', 'Mod+Shift+X'],
  ['editor.superscript', 'Mod+Alt+.'],
  ['editor.subscript', 'Mod+Alt+,'],
  ['editor.link', 'Mod+K'],
  ['editor.aboutWords', 'Mod+Shift+L'],
  ['palette.open', 'Mod+K, Mod+Shift+K'],
  ['everywhere.undo', 'Mod+Z'],
  ['everywhere.redo', 'Mod+Shift+Z'],
  ['find.find', 'Mod+F'],
  ['editor.insertAnything', '/'],
  ['editor.newLine', 'Shift+Enter'],
  ['editor.deeper', 'Tab, Shift+Tab'],
  ['editor.nextCell', 'Tab'],
  ['editor.pictureWords', 'Tab'],
  ['comments.startKeys', 'Mod+Alt+M'],
  ['comments.nextKeys', 'F8'],
  ['comments.previousKeys', 'Shift+F8'],
  ['editor.detailsKeys', 'Mod+.'],
  ['history.history', 'Mod+Alt+Shift+H'],
  ['editor.backToText', 'Escape'],
  ['suggestions.suggest', 'Mod+Shift+E'],
  ['suggestions.next', 'F9, Shift+F9'],
  ['style.nextKeys', 'F7, Shift+F7'],
  ['style.replaceHere', 'F2'],
  ['style.ignoreHere', 'Shift+F2'],
  ['grammar.keepHere', 'Mod+F2'],
  ['grammar.panelHere', 'F6'],
  ['editor.saveNow', 'Mod+S'],
  ['editor.thisList', 'Mod+/'],
] as const

/** All keyboard shortcuts of the editor. */
export function ShortcutsPanel({ onClose }: { onClose: () => void }) {
  const say = useWords()
  return (
    <Panel
      title={say('editor.keyboard')}
      onClose={onClose}
      className="absolute top-2 right-2 z-30 max-h-[70dvh] w-[min(22rem,calc(100%-1rem))] overflow-auto"
    >
      <dl className="grid grid-cols-[1fr_auto_auto] items-center gap-x-3 gap-y-1.5">
        {blocks.map(({ id, keys, markdown }) => (
          <Line key={id} name={say(`blocks.${id}`)} keys={keys} markdown={markdown} />
        ))}
        <Line name={say('find.showReplace')} keys={replaceKeys()} />
        <Line name={say('blocks.moveUp')} keys={moveKey(-1)} />
        <Line name={say('blocks.moveDown')} keys={moveKey(1)} />
        {others.map(([name, keys]) => (
          <Line key={name} name={say(name)} keys={keys} />
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
