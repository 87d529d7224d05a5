import type { ComponentProps } from 'react'
import { Link } from '#components/ui/link.tsx'
import { type ButtonLook, buttonStyle } from './button-style.ts'

/** A link that looks like a button. */
export function LinkButton({ tone, size, square, className = '', ...props }: ComponentProps<typeof Link> & ButtonLook) {
  return <Link {...props} className={`${buttonStyle({ tone, size, square })} ${className}`} />
}
