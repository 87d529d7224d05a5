import type { ReactNode } from 'react'

/** A page of the desk: its heading, its actions and its content. */
export function Page({
  title,
  about,
  actions,
  wide,
  children,
}: {
  title: string
  about?: ReactNode
  actions?: ReactNode
  wide?: boolean
  children: ReactNode
}) {
  return (
    <div className={`px-4 pt-4 pb-16 md:px-6 md:pt-5 ${wide ? '' : 'max-w-5xl'}`}>
      <header className="mb-4 flex flex-wrap items-center justify-between gap-x-4">
        <h1 className="min-w-0 font-bold text-xl leading-8 tracking-tight">{title}</h1>
        {actions && <div className="flex min-w-0 max-w-full flex-wrap items-center gap-2">{actions}</div>}
        {about && <p className="basis-full text-ink-soft">{about}</p>}
      </header>
      {children}
    </div>
  )
}
