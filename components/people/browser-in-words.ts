import type { Say } from '#components/ui/words/say.ts'

const headless = 'headless'
const browsers: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/HeadlessChrome\//, headless],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** The common name of a browser, from its User-Agent. */
export function browserInWords(say: Say, userAgent: string): string {
  const findName = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(userAgent))?.[1]
  const found = findName(browsers)
  const browser = found === headless ? say('people.headless') : found
  const system = findName(systems)
  if (!browser) return say('people.aBrowser')
  return system ? say('people.browserOn', { browser, system }) : browser
}
