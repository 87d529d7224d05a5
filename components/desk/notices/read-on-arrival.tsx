'use client'

import { useEffect } from 'react'
import type { ReadNotices } from './read-all-button.tsx'

/** Whoever has a story before them has read what they were told of it. */
export function ReadOnArrival({ articleId, readNotices }: { articleId: string; readNotices: ReadNotices }) {
  useEffect(() => void readNotices({ articleId }).catch(() => {}), [articleId, readNotices])
  return null
}
