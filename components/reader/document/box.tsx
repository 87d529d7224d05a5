import type { ReactNode } from 'react'
import type { DocumentNode } from '#lib/document-types.ts'
import type { Surroundings } from './context.ts'

/** A box: facts, key points, a question with its answer, a moment. Key points that have no title say what they are. */
export function Box({ node, around, children }: { node: DocumentNode; around: Surroundings; children: ReactNode }) {
  const kind = String(node.attrs?.kind ?? 'facts')
  const [first] = node.content ?? []
  const isUntitled = kind === 'points' && !(first?.type === 'title' && first.content?.length)
  return (
    <section className={`box box-${kind}`}>
      {isUntitled && <h2 className="title">{around.edition.words('keyPoints')}</h2>}
      {children}
    </section>
  )
}
