'use client'

import type { Editor } from '@tiptap/core'
import { ChevronDown } from 'lucide-react'
import type { RefObject } from 'react'
import type { Ask } from '#components/editor/nodes/block.ts'
import { keysHere } from '#components/editor/toolbar/keys.ts'
import { Button } from '#components/ui/button.tsx'
import { Menu, MenuHeading, MenuItem, MenuSection, MenuTrigger } from '#components/ui/menu.tsx'
import { useWords } from '#words'
import { actOnBlocks } from './act-on-blocks.ts'
import { moveKey } from './block-keys.ts'
import { deleteBlocks, duplicateBlocks, kinds, turnInto } from './change-blocks.ts'
import { type BlockAct, moveBlocks, moveSection } from './move-blocks.ts'

/** What can be done with the selected blocks, in the toolbar: for the keyboard and for fingers. */
export function BlockTools({ editor, ask, isDisabled }: { editor: Editor; ask: (what: Ask) => void; isDisabled: boolean }) {
  const say = useWords()
  return (
    <MenuTrigger>
      <Button tone="quiet" size="small" isDisabled={isDisabled}>
        {say('blocks.block')} <ChevronDown size={13} aria-hidden="true" />
      </Button>
      <BlockMenu editor={editor} ask={ask} />
    </MenuTrigger>
  )
}

/** The same menu wherever it opens. */
export function BlockMenu({
  editor,
  ask,
  ...opened
}: {
  editor: Editor
  ask: (what: Ask) => void
  triggerRef?: RefObject<HTMLElement | null>
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
}) {
  const say = useWords()
  return (
    <Menu {...opened} placement="bottom start" aria-label={say('blocks.blockMenu')}>
      <Lines editor={editor} ask={ask} />
    </Menu>
  )
}

/** Tries each act on the selected blocks, when the menu is open: what cannot be done is disabled. */
function Lines({ editor, ask }: { editor: Editor; ask: (what: Ask) => void }) {
  const say = useWords()
  const line = (name: string, act: BlockAct, look: { keys?: string; danger?: boolean } = {}) => (
    <MenuItem
      key={name}
      {...look}
      isDisabled={act(editor.state) === null}
      onAction={() => {
        actOnBlocks(editor, say, act)
        // When the menu has closed, before it gives the focus back to its button.
        requestAnimationFrame(() => !editor.isDestroyed && editor.commands.focus())
      }}
    >
      {name}
    </MenuItem>
  )
  return (
    <>
      {line(say('blocks.moveUp'), moveBlocks(-1), { keys: keysHere(moveKey(-1)) })}
      {line(say('blocks.moveDown'), moveBlocks(1), { keys: keysHere(moveKey(1)) })}
      {line(say('blocks.sectionUp'), moveSection(-1))}
      {line(say('blocks.sectionDown'), moveSection(1))}
      {line(say('blocks.duplicate'), duplicateBlocks)}
      <MenuItem onAction={() => ask('snippet')}>{say('snippets.save')}</MenuItem>
      {line(say('blocks.delete'), deleteBlocks, { danger: true })}
      <MenuSection>
        <MenuHeading>{say('blocks.turnInto')}</MenuHeading>
        {kinds.map((kind) => line(say(`blocks.${kind}`), turnInto(kind)))}
      </MenuSection>
    </>
  )
}
