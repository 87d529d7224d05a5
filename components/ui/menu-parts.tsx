import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Header,
  type MenuSectionProps,
  Popover,
  Menu as RacMenu,
  MenuItem as RacMenuItem,
  MenuSection as RacMenuSection,
} from 'react-aria-components'
import type { MenuLineProps, OpenedMenuProps } from './menu-props.ts'

/** The menu as it is open. */
export function OpenedMenu<Item extends object>({ placement, triggerRef, isOpen, onOpenChange, onClose, ...props }: OpenedMenuProps<Item>) {
  const close = () => {
    onOpenChange(false)
    onClose?.()
  }
  return (
    <Popover
      {...{ placement, triggerRef, isOpen, onOpenChange }}
      aria-label={props['aria-label']}
      aria-labelledby={props['aria-labelledby']}
      className="z-50 min-w-44 overflow-auto rounded-lg bg-surface p-1 text-ink text-sm shadow-popover outline-none data-entering:opacity-0 data-exiting:opacity-0"
    >
      <RacMenu onClose={close} {...props} className="outline-none" />
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
export function MenuItem({ danger, keys, className = '', children, ...props }: MenuLineProps) {
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
