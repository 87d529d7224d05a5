import type { ReactNode, RefObject } from 'react'
import type { MenuItemProps, MenuProps, PopoverProps } from 'react-aria-components'

/** Which item is lit when it opens: a mouse lights none. */
export type Light = 'first' | 'last' | true
export type Opened = {
  triggerRef: RefObject<HTMLElement | null>
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  autoFocus?: Light
  /** The id of its button: what it is called, if it has no name of its own. */
  triggerId?: string
}

export type OpenedMenuProps<Item extends object> = MenuProps<Item> & Pick<PopoverProps, 'placement'> & Opened
export type MenuLineProps = Omit<MenuItemProps, 'children' | 'className'> & {
  danger?: boolean
  keys?: string
  className?: string
  children: ReactNode
}
