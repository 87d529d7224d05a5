'use client'

import type { ComponentProps, SyntheticEvent } from 'react'
import { type ButtonLook, buttonStyle } from './button-style.ts'

/** A plain button, for rows: a list has hundreds, and react-aria's (button.tsx) takes the server and a phone ten times as long. */
export const RowButton = ({ tone, size = 'small', square, className = '', ...props }: ComponentProps<'button'> & ButtonLook) => (
  <button
    type="button"
    onMouseDown={keep}
    onTouchStart={keep}
    {...props}
    className={`${buttonStyle({ tone, size, square })} ${className}`}
  />
)

/** A finger that rests on a button, or a mouse that slips from it, does not drag the row. */
const keep = (event: SyntheticEvent) => event.stopPropagation()
