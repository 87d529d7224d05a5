'use client'

import { createContext, type ReactNode, useContext, useEffect, useId, useRef, useState } from 'react'
import {
  ButtonContext,
  type ButtonProps,
  type MenuProps,
  type MenuSectionProps,
  type PopoverProps,
  type PressEvent,
} from 'react-aria-components'
import { useWords } from '#words'
import { later } from './later.tsx'
import { Loading } from './loading.tsx'
import type { Light, MenuLineProps, Opened, OpenedMenuProps } from './menu-props.ts'
import { notify } from './notify.ts'

let parts: typeof import('./menu-parts.tsx') | null = null
/** A page shows its buttons before the script of its menus is there. */
const OpenedMenu = later<OpenedMenuProps<object>>(
  async () => {
    parts = await import('./menu-parts.tsx')
    return parts.OpenedMenu
  },
  { Waiting: Coming, Failed: Closed },
)

/** Stands under its button, or over it, until the menu does. */
function Coming({ triggerRef }: Pick<Opened, 'triggerRef'>) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const button = triggerRef.current?.getBoundingClientRect()
    const box = place.current
    if (!button || !box) return
    box.showPopover?.()
    const isRoomBelow = button.bottom + box.offsetHeight <= innerHeight
    box.style.top = `${isRoomBelow ? button.bottom : button.top - box.offsetHeight}px`
    box.style.left = `${Math.max(0, Math.min(button.left, innerWidth - box.offsetWidth))}px`
  }, [triggerRef])
  return (
    <div ref={place} popover="manual" className="fixed m-0 rounded-lg bg-surface text-ink shadow-popover">
      <Loading />
    </div>
  )
}

/** A menu that could not be loaded: the next press tries again. */
function Closed({ onOpenChange }: Pick<Opened, 'onOpenChange'>) {
  const say = useWords()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    onOpenChange(false)
    notify.problem(say('everywhere.partNotLoaded'))
  }, [])
  return null
}

type Key = Parameters<NonNullable<ButtonProps['onKeyDown']>>[0]
const OpenedContext = createContext<Opened | null>(null)

/** A button and the menu that it opens. */
export function MenuTrigger({ children: [button, menu] }: { children: [ReactNode, ReactNode] }) {
  const triggerRef = useRef<HTMLButtonElement>(null)
  const triggerId = useId()
  const [light, setLight] = useState<Light | null>(null)
  const [isOpen, setOpen] = useState(false)
  const open = (at: Light) => {
    triggerRef.current?.focus({ preventScroll: true }) // the focus comes back to it
    setLight(at)
    setOpen(!isOpen)
  }
  const press = {
    preventFocusOnPress: true,
    // A finger may be scrolling until it is lifted.
    onPressStart: ({ pointerType }: PressEvent) => {
      if (pointerType === 'mouse' || pointerType === 'pen') open(true)
      else if (pointerType === 'virtual') open('first')
    },
    onPress: ({ pointerType }: PressEvent) => {
      if (pointerType === 'touch') open(true)
    },
    onKeyDown: (event: Key) => {
      const isOpening = ['ArrowDown', 'ArrowUp', ...(event.altKey ? [] : ['Enter', ' '])].includes(event.key)
      if (!isOpening || event.ctrlKey || event.metaKey) return event.continuePropagation()
      event.preventDefault()
      open(event.key === 'ArrowUp' ? 'last' : 'first')
    },
    // Who has gone on is not interrupted by a menu that comes late.
    onBlur: () => parts || setOpen(false),
  }
  return (
    <>
      <ButtonContext
        value={{ ...press, ref: triggerRef, id: triggerId, isPressed: isOpen, 'aria-haspopup': 'menu', 'aria-expanded': isOpen }}
      >
        {button}
      </ButtonContext>
      {light && <OpenedContext value={{ triggerRef, triggerId, isOpen, onOpenChange: setOpen, autoFocus: light }}>{menu}</OpenedContext>}
    </>
  )
}

/**
 * A menu in a popover: `<MenuTrigger><Button/><Menu><MenuItem onAction/></Menu></MenuTrigger>`. Where pressing the button does something
 * else first, without MenuTrigger: `triggerRef`, `isOpen` and `onOpenChange`.
 */
export function Menu<Item extends object>(props: MenuProps<Item> & Pick<PopoverProps, 'placement'> & Partial<Opened>) {
  const opened = useContext(OpenedContext)
  const { triggerRef = opened?.triggerRef, isOpen = opened?.isOpen, onOpenChange = opened?.onOpenChange } = props
  const [wasOpened, setOpened] = useState(isOpen)
  if (isOpen && !wasOpened) setOpened(true)
  if (!(parts ? wasOpened : isOpen) || !triggerRef || !onOpenChange) return null
  return (
    <OpenedMenu
      {...(props as MenuProps<object>)} // whose items are only passed on
      {...{ triggerRef, isOpen: isOpen === true, onOpenChange }}
      placement={props.placement ?? 'bottom start'}
      autoFocus={props.autoFocus ?? opened?.autoFocus}
      aria-labelledby={props['aria-label'] === undefined ? opened?.triggerId : undefined}
    />
  )
}

// What stands in an open menu, whose script is there.
export const MenuSection = <Item extends object>(props: MenuSectionProps<Item>) => parts && <parts.MenuSection {...props} />
export const MenuHeading = (props: { children: ReactNode }) => parts && <parts.MenuHeading {...props} />
/** `danger` for an action that cannot be undone; `keys` shows the keyboard shortcut of the same action. */
export const MenuItem = (props: MenuLineProps) => parts && <parts.MenuItem {...props} />
