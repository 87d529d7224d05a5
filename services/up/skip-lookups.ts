import { type ResolveFnOutput, registerHooks } from 'node:module'

/** What each name of a part of Drizzle leads to. There is one Drizzle in the tree, so it is the same for all who ask. */
const known = new Map<string, ResolveFnOutput>()

/**
 * Spares Node a search at each import of Drizzle. To resolve one, Node takes the package.json of the package and parses its `exports` again
 * each time (seen in Node 24.21 and 26.10); that of drizzle-orm has 170 kB, and there are some 2,000 imports: a process spent 2.5 s of a
 * core and 200 MB on that before it began. Here a relative address inside the package is what it says, and a name is searched for once.
 * Given to Node with --import (quick-start.ts).
 */
registerHooks({
  resolve(specifier, context, next) {
    const { parentURL = '', conditions } = context
    if (specifier.startsWith('.') && /\/node_modules\/drizzle-orm\/.*\.js$/.test(parentURL))
      return { url: new URL(specifier, parentURL).href, format: 'module', shortCircuit: true }
    if (!/^drizzle-orm(\/|$)/.test(specifier) || conditions.includes('require')) return next(specifier, context)
    const found = known.get(specifier) ?? next(specifier, context)
    known.set(specifier, found)
    return { ...found, shortCircuit: true }
  },
})
