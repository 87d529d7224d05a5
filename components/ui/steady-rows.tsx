'use client'

import { type ComponentProps, type ContextType, memo, type ReactNode, useContext } from 'react'
import { CollectionRendererContext, DefaultCollectionRenderer, DragAndDropContext, ListStateContext } from 'react-aria-components'

/**
 * Around a list of react-aria: a row is drawn again only when its item has changed, or when the focus comes to it or leaves it. The list by
 * itself draws every row at each change, which takes a tenth of a second for 200 rows. Only for lists in which nothing is selected: a row
 * keeps the state of the list with which it was drawn, and asks it only where the focus is, which that state answers as of now.
 */
export const SteadyRows = ({ children }: { children: ReactNode }) => (
  <CollectionRendererContext value={renderer}>{children}</CollectionRendererContext>
)

const renderer: ContextType<typeof CollectionRendererContext> = { ...DefaultCollectionRenderer, CollectionRoot: Rows }

type Rendered = ComponentProps<typeof DefaultCollectionRenderer.CollectionRoot>['collection']
type RowProps = { node: Rendered extends Iterable<infer Node> ? Node : never; state: ContextType<typeof ListStateContext>; focus: string }

function Rows({ collection }: { collection: Rendered }) {
  const state = useContext(ListStateContext)
  const { focusedKey, isFocused } = state?.selectionManager ?? {}
  return [...collection].map((node) => (
    <Row key={node.key} node={node} state={state} focus={focusedKey !== node.key ? 'elsewhere' : isFocused ? 'here' : 'next'} />
  ))
}

const Row = memo(
  ({ node, state }: RowProps) => (
    <ListStateContext value={state}>
      <DragAndDropContext value={noDragging}>{node.render?.(node)}</DragAndDropContext>
    </ListStateContext>
  ),
  // Not the nodes: the list makes new ones for all rows after one that moved.
  (before, after) => before.node.props === after.node.props && before.focus === after.focus,
)

const noDragging = {}
