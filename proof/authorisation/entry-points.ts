import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A way into web, as Next's build found it: a page, a route handler, or a server action. */
export type Route = { name: string }
export type Action = { name: string; id: string; page: string }

type Routes = Record<string, string>
type References = { node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }> }

/** Every page and route handler of the build: `/desk/people/page`, `/api/media/route`. What Next adds itself is left out. */
export function routesOf(build: string): Route[] {
  return Object.keys(read<Routes>(build, 'app-path-routes-manifest.json'))
    .filter((name) => !name.startsWith('/_') && !/\/icon-[^/]+\/route$/.test(name))
    .map((name) => ({ name }))
}

/** Every server action of the build: `app/desk/people/actions.ts#inviteAction`, its id, and a page that it can be sent to. */
export function actionsOf(build: string): Action[] {
  const { node } = read<References>(build, 'server/server-reference-manifest.json')
  return Object.entries(node).map(([id, { filename, exportedName, workers }]) => {
    const [page] = Object.keys(workers)
    if (!page) throw new Error(`${filename}#${exportedName} stands on no page`)
    return { name: `${filename}#${exportedName}`, id, page: page.replace(/^app/, '') }
  })
}

const read = <Shape>(build: string, file: string): Shape => JSON.parse(readFileSync(join(build, file), 'utf8')) as Shape // Next wrote it
