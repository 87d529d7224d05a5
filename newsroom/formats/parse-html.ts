import { defaultTreeAdapter, parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { BrokenItem } from './wire-story.ts'

/** The deepest nesting that is read; browsers stop at 512. */
const deepest = 500
/** The most characters, far more than the longest story with all its markup. */
export const longestHtml = 8_000_000

/** Parses HTML (WHATWG) to a tree that is safe to walk recursively. Throws a `BrokenItem` for HTML that is too long or nested too deep. */
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
