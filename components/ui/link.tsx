'use client'

import NextLink from 'next/link'
import type { ComponentProps } from 'react'
import { mayLeaveFor } from './may-leave.ts'

type Props = Omit<ComponentProps<typeof NextLink>, 'href' | 'onNavigate'> & { href: string }

/**
 * A link inside the desk. It asks before something unsaved is lost: the browser asks only when a page is loaded.
 *
 * Next would ask for every page that the links on a screen lead to, twice each: 32 requests for the rail alone, on any network, before
 * somebody presses one. No page of the desk can be kept in advance, so that nothing was won by them.
 */
export const Link = (props: Props) => (
  <NextLink prefetch={false} {...props} onNavigate={(event) => mayLeaveFor(props.href) || event.preventDefault()} />
)
