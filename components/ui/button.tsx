'use client'

import type { ReactNode } from 'react'
import { type ButtonProps, Button as RacButton } from 'react-aria-components'
import { useWords } from '#words'
import { type ButtonLook, buttonStyle } from './button-style.ts'
import { Spinner } from './spinner.tsx'

/**
 * A button of the desk. `isPending` keeps its size and focus, shows a spinner, and ignores presses. For an icon alone use `square` and an
 * `aria-label`.
 */
export function Button({
  tone,
  size,
  square,
  className = '',
  children,
  ...props
}: Omit<ButtonProps, 'className' | 'children'> & ButtonLook & { className?: string; children: ReactNode }) {
  const say = useWords()
  return (
    <RacButton {...props} className={`${buttonStyle({ tone, size, square })} ${className}`}>
      {props.isPending && <Spinner label={say('everywhere.working')} />}
      {props.isPending && square ? null : children}
    </RacButton>
  )
}
