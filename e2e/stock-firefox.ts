import { registerHooks } from 'node:module'

/**
 * For stories in a stock Firefox (docs/browsers.md). Playwright says to each new browser which colours are preferred, and a Firefox that does not
 * know this command would end the story. And it fills a field through the setter that React has put over the browser's, so that React hears of
 * no change. Loaded before Playwright: `node --import`.
 */
registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    if (!url.endsWith('/playwright-core/lib/coreBundle.js')) return loaded
    const source = String(loaded.source)
      .replaceAll(/send\("emulation\.setMediaFeaturesOverride", \{[^;]*?\}\)(?=;)/g, (call) => `${call}.catch(() => {})`)
      .replaceAll(
        /\binputElement\.value = value;/g,
        "Object.getOwnPropertyDescriptor(Object.getPrototypeOf(inputElement), 'value').set.call(inputElement, value);",
      )
    return { ...loaded, source }
  },
})
