import { defaultTreeAdapter, parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { BrokenItem } from './wire-story.ts'

/** HTML nested deeper than this is no story: browsers stop at 512. */
const deepest = 500
/** In characters: far more than the longest story with all its markup. */
export const longestHtml = 8_000_000

/** HTML (WHATWG) as a tree that may be walked by recursion. Throws a `BrokenItem` for what is too long or nested too deep. */
export function parseHtml(html: string): Tree.DocumentFragment {
  if (html.length > longestHtml) throw new BrokenItem(`its HTML is longer than ${longestHtml.toLocaleString('en')} characters`)
  const depths = new WeakMap<object, number>()
  const deeper = (parent: object, child: object) => {
    const depth = (depths.get(parent) ?? 0) + 1
    if (depth > deepest) throw new BrokenItem(`its HTML is nested more than ${deepest} deep`)
    depths.set(child, depth)
  }
  return parseFragment(html, {
    treeAdapter: {
      ...defaultTreeAdapter,
      appendChild: (parent, child) => {
        deeper(parent, child)
        defaultTreeAdapter.appendChild(parent, child)
      },
      insertBefore: (parent, child, before) => {
        deeper(parent, child)
        defaultTreeAdapter.insertBefore(parent, child, before)
      },
    },
  })
}
