'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { WorkflowActions } from './actions.ts'

type AllowPicture = { articleId: string; allow: WorkflowActions['allowPicture'] }

const AllowPictureContext = createContext<AllowPicture | null>(null)

/** Gives what is missing in a story the way to say that the holder of a picture agreed; null where this person may not say it. */
export function AllowedPictures({ with: allowing, children }: { with: AllowPicture | null; children: ReactNode }) {
  return <AllowPictureContext value={allowing}>{children}</AllowPictureContext>
}

export const useAllowPicture = () => useContext(AllowPictureContext)
