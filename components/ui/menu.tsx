'use client'

import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Header,
  type MenuItemProps,
  type MenuProps,
  type MenuSectionProps,
  Popover,
  type PopoverProps,
  Menu as RacMenu,
  MenuItem as RacMenuItem,
  MenuSection as RacMenuSection,
} from 'react-aria-components'

export { MenuTrigger } from 'react-aria-components'

/**
 * A menu in a popover: `<MenuTrigger><Button/><Menu><MenuItem onAction/></Menu></MenuTrigger>`. Where pressing the button does something
 * else first, without MenuTrigger: `triggerRef`, `isOpen` and `onOpenChange`.
 */
export function Menu<Item extends object>({
  placement,
  triggerRef,
  isOpen,
  onOpenChange,
  ...props
}: MenuProps<Item> & Pick<PopoverProps, 'placement' | 'triggerRef' | 'isOpen' | 'onOpenChange'>) {
  return (
    <Popover
      {...{ placement, triggerRef, isOpen, onOpenChange }}
      aria-label={triggerRef && props['aria-label']}
      className="z-50 min-w-44 overflow-auto rounded-lg bg-surface p-1 text-ink text-sm shadow-popover outline-none data-entering:opacity-0 data-exiting:opacity-0"
    >
      <RacMenu {...(onOpenChange && { onClose: () => onOpenChange(false) })} {...props} className="outline-none" />
    </Popover>
  )
}

export function MenuSection<Item extends object>(props: MenuSectionProps<Item>) {
  return <RacMenuSection {...props} className="not-first:mt-1 not-first:border-line not-first:border-t not-first:pt-1" />
}

export function MenuHeading({ children }: { children: ReactNode }) {
  return <Header className="truncate px-2 py-1 text-2xs text-ink-faint">{children}</Header>
}

/** `danger` for an action that cannot be undone; `keys` shows the keyboard shortcut of the same action. */
export function MenuItem({
  danger,
  keys,
  className = '',
  children,
  ...props
}: Omit<MenuItemProps, 'children' | 'className'> & { danger?: boolean; keys?: string; className?: string; children: ReactNode }) {
  return (
    <RacMenuItem
      textValue={typeof children === 'string' ? children : undefined}
      {...props}
      className={`flex h-8 cursor-default items-center gap-2 rounded-sm px-2 outline-none data-disabled:text-ink-faint data-disabled:opacity-60 data-focused:bg-hover max-md:h-10 ${danger ? 'text-danger' : ''} ${props.href ? 'cursor-pointer' : ''} ${className}`}
    >
      {({ isSelected, selectionMode }) => (
        <>
          {selectionMode !== 'none' && <Check size={14} aria-hidden="true" className={isSelected ? '' : 'invisible'} />}
          <span className="flex-1">{children}</span>
          {keys && <kbd className="text-2xs text-ink-faint pointer-coarse:hidden">{keys}</kbd>}
        </>
      )}
    </RacMenuItem>
  )
}
