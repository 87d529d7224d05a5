'use client'

import NextLink from 'next/link'
import { useRouter } from 'next/navigation'
import { type ComponentProps, type RefObject, startTransition, useEffect } from 'react'
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

/**
 * Lets plain links of the desk within an element be followed as `Link` is. For lists of hundreds, in each of which a `Link` would take the
 * server and a phone ten times as long.
 */
export function usePlainLinks(within: RefObject<HTMLElement | null>): void {
  const router = useRouter()
  useEffect(() => {
    const element = within.current
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a[href^="/desk"]')
      const isOrdinary = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
      if (!link || link.target || event.defaultPrevented || !isOrdinary) return
      event.preventDefault()
      const { pathname, search, hash } = new URL(link.href)
      if (mayLeaveFor(link.href)) startTransition(() => router.push(pathname + search + hash))
    }
    element?.addEventListener('click', follow)
    return () => element?.removeEventListener('click', follow)
  }, [router, within])
}
