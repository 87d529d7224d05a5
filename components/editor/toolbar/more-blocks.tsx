import { ChevronDown } from 'lucide-react'
import type { Block } from '#components/editor/nodes/block.ts'
import { blocks } from '#components/editor/nodes/nodes.ts'
import { Button } from '#components/ui/button.tsx'
import { Menu, MenuItem, MenuTrigger } from '#components/ui/menu.tsx'
import { useWords } from '#words'

/** The blocks that a story seldom has. */
export function MoreBlocks({ onChoose, isDisabled }: { onChoose: (block: Block) => void; isDisabled: boolean }) {
  const say = useWords()
  return (
    <MenuTrigger>
      <Button tone="quiet" size="small" isDisabled={isDisabled}>
        {say('blocks.more')} <ChevronDown size={13} aria-hidden="true" />
      </Button>
      <Menu>
        {blocks
          .filter(({ isRare }) => isRare)
          .map((block) => (
            <MenuItem key={block.id} textValue={say(`blocks.${block.id}`)} onAction={() => onChoose(block)}>
              {say(`blocks.${block.id}`)}
            </MenuItem>
          ))}
      </Menu>
    </MenuTrigger>
  )
}
