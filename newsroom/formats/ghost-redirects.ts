import { parse } from 'yaml'
import { folderOf, textBeside } from './ghost-addresses.ts'
import { excerpt } from './losses.ts'
import { oldPathOf } from './wxr-references.ts'

/** A redirect of the old site that is not kept, and why. */
export type GhostRedirect = { where: string; reason: string }
type Rule = { from: string; to: string }

/** The most steps from one redirect to the next. */
const mostSteps = 10

/**
 * The redirects.json or redirects.yaml beside an export. Those that lead to a story of the export become old addresses of that story; the
 * others are named. `stories`: the keys of stories by their old addresses.
 */
export async function redirectsBeside(
  path: string,
  stories: ReadonlyMap<string, string>,
  site: string,
): Promise<{ redirects: GhostRedirect[]; redirected: Map<string, string[]> }> {
  const redirects: GhostRedirect[] = []
  const redirected = new Map<string, string[]>()
  for (const [name, read] of [
    ['redirects.json', rulesInJson],
    ['redirects.yaml', rulesInYaml],
  ] as const) {
    const text = await textBeside(path, name)
    if (text === null) continue
    const rules = read(text)
    if (typeof rules === 'string') {
      redirects.push({ where: name, reason: rules })
      continue
    }
    const targets = new Map(rules.flatMap(({ from, to }) => (pathIn(from) === null ? [] : [[pathOf(pathIn(from) ?? '', site), to]])))
    for (const [index, { from, to }] of rules.entries()) {
      const answer = leadOn({ from, to }, targets, stories, site)
      const where = `${name}, redirect ${index + 1}`
      if ('reason' in answer) redirects.push({ where, reason: `from “${excerpt(from)}” to “${excerpt(to)}”: ${answer.reason}` })
      else redirected.set(answer.source, [...(redirected.get(answer.source) ?? []), answer.old])
    }
  }
  return { redirects, redirected }
}

const pathOf = (path: string, site: string): string | null => oldPathOf(path.startsWith('/') ? `${folderOf(site)}${path}` : path, site)

function leadOn(
  { from, to }: Rule,
  targets: ReadonlyMap<string | null, string>,
  stories: ReadonlyMap<string, string>,
  site: string,
): { source: string; old: string } | { reason: string } {
  const path = pathIn(from)
  const old = path === null ? null : pathOf(path, site)
  if (old === null) return { reason: 'it is a pattern, not an address' }
  if (stories.has(old)) return { reason: 'a story has that address itself' }
  let next = to
  for (let step = 0; step < mostSteps; step += 1) {
    const target = pathOf(next, site)
    const source = target === null ? undefined : stories.get(target)
    if (source !== undefined) return { source, old }
    const on = targets.get(target)
    if (on === undefined) return { reason: 'it does not lead to a story of the export' }
    next = on
  }
  return { reason: 'it goes round in a circle' }
}

/** The path that a redirect is for; null if it is a real pattern. Ghost reads each as a regular expression. */
function pathIn(from: string): string | null {
  const bare = from
    .replace(/^\/(\^?\\?\/.*)\/i$/, '$1')
    .replace(/^\^/, '')
    .replace(/(?:\/\?|\\\/\?)?\$$/, '')
    .replace(/\\([/.-])/g, '$1')
  return bare.startsWith('/') && !/[\\^$*+?()[\]{}|]/.test(bare) ? bare : null
}

function rulesInJson(text: string): Rule[] | string {
  try {
    const list: unknown = JSON.parse(text)
    if (!Array.isArray(list)) return 'it is no list of redirects'
    return list.map((one, index) => ruleOf(one?.from, one?.to, index))
  } catch (error) {
    return `it cannot be read: ${error instanceof Error ? error.message : String(error)}`
  }
}

/** `301: {/from: /to}` and the same for 302. */
function rulesInYaml(text: string): Rule[] | string {
  try {
    const groups: unknown = parse(text, { maxAliasCount: 0 })
    if (typeof groups !== 'object' || groups === null) return 'it holds no redirects'
    return Object.entries(groups)
      .filter(([code]) => code === '301' || code === '302')
      .flatMap(([, group]: [string, unknown]) => Object.entries(group ?? {}))
      .map(([from, to], index) => ruleOf(from, to, index))
  } catch (error) {
    return `it cannot be read: ${error instanceof Error ? error.message : String(error)}`
  }
}

function ruleOf(from: unknown, to: unknown, index: number): Rule {
  if (typeof from === 'string' && typeof to === 'string') return { from: from.slice(0, 2000), to: to.slice(0, 2000) }
  throw new Error(`redirect ${index + 1} has no “from” or no “to” that is a text`)
}
