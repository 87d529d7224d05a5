import NextLink from 'next/link'
import type { ComponentProps } from 'react'

/**
 * A link inside the desk. Next would ask for every page that the links on a screen lead to, twice each: 32 requests for the rail alone, on
 * any network, before somebody presses one. No page of the desk can be kept in advance, so that nothing was won by them.
 */
export const Link = (props: ComponentProps<typeof NextLink>) => <NextLink prefetch={false} {...props} />
