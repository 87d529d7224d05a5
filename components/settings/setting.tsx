import type { ReactNode } from 'react'

/** A part of the settings under its heading. */
export function Setting({ id, title, about, children }: { id: string; title: string; about?: ReactNode; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="my-10 grid gap-3">
      <h2 id={id} className="font-bold text-lg">
        {title}
      </h2>
      {about && <p className="max-w-prose text-ink-soft">{about}</p>}
      {children}
    </section>
  )
}
