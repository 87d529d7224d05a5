import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** An entry point of web, as listed in Next's build: a page, a route handler, or a server action. */
export type Route = { name: string }
export type Action = { name: string; id: string; page: string }

type Routes = Record<string, string>
type References = { node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }> }

/** Every page and route handler of the build: `/desk/people/page`, `/api/media/route`. Without those that Next adds itself. */
export function routesOf(build: string): Route[] {
  return Object.keys(read<Routes>(build, 'app-path-routes-manifest.json'))
    .filter((name) => !name.startsWith('/_') && !/\/icon-[^/]+\/route$/.test(name))
    .map((name) => ({ name }))
}

/** Every server action of the build: `app/desk/people/actions.ts#inviteAction`, its id, and a page to which it can be sent. */
export function actionsOf(build: string): Action[] {
  const { node } = read<References>(build, 'server/server-reference-manifest.json')
  return Object.entries(node).map(([id, { filename, exportedName, workers }]) => {
    const [page] = Object.keys(workers)
    if (!page) throw new Error(`${filename}#${exportedName} is on no page`)
    return { name: `${filename}#${exportedName}`, id, page: page.replace(/^app/, '') }
  })
}

const read = <Shape>(build: string, file: string): Shape => JSON.parse(readFileSync(join(build, file), 'utf8')) as Shape // written by Next
