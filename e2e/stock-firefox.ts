import { registerHooks } from 'node:module'

/**
 * For stories in a stock Firefox (docs/browsers.md). Playwright says to each new browser which colours are preferred, and a Firefox that does not
 * know this command would end the story. Loaded before Playwright: `node --import`.
 */
registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    if (!url.endsWith('/playwright-core/lib/coreBundle.js')) return loaded
    const source = String(loaded.source).replaceAll(
      /send\("emulation\.setMediaFeaturesOverride", \{[^;]*?\}\)(?=;)/g,
      (call) => `${call}.catch(() => {})`,
    )
    return { ...loaded, source }
  },
})
