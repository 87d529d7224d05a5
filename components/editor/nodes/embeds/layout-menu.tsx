import { ChevronDown } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { Menu, MenuItem, MenuTrigger } from '#components/ui/menu.tsx'
import { type PictureLayout, pictureLayouts } from '#newsroom/articles/nodes.ts'
import { useWords } from '#words'

/** How wide a picture is for readers, and whether it is one of several in a row or a gallery. */
export function LayoutMenu({ layout, onLay }: { layout: PictureLayout | null; onLay: (layout: PictureLayout | null) => void }) {
  const say = useWords()
  return (
    <MenuTrigger>
      <Button tone="quiet" size="small">
        {say(`blocks.layout-${layout ?? 'text'}`)} <ChevronDown size={13} aria-hidden="true" />
      </Button>
      <Menu aria-label={say('blocks.layout')} selectionMode="single" selectedKeys={[layout ?? 'text']}>
        <MenuItem id="text" onAction={() => onLay(null)}>
          {say('blocks.layout-text')}
        </MenuItem>
        {pictureLayouts.map((each) => (
          <MenuItem key={each} id={each} onAction={() => onLay(each)}>
            {say(`blocks.layout-${each}`)}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  )
}
