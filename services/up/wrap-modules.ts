import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'oxc-parser'

/**
 * Puts parentheses around each module of the pages' script. A browser reads a function twice: once for where it ends, while the script
 * comes, and again when it is called, while the page waits. One in parentheses it compiles the first time (V8 takes it for one that is called
 * at once), and nearly all modules of a chunk run when their page begins.
 */
export function wrapModulesIn(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.js')) continue
    const path = join(folder, name)
    writeFileSync(path, wrapModules(readFileSync(path, 'utf8')))
  }
}

/** A chunk is one call, `….push([script, id, module, id, module, …])`. What looks otherwise stays as it is. */
export function wrapModules(chunk: string): string {
  const { program } = parseSync('chunk.js', chunk)
  let wrapped = ''
  let done = 0
  for (const statement of program.body) {
    const [modules] =
      statement.type === 'ExpressionStatement' && statement.expression.type === 'CallExpression' ? statement.expression.arguments : []
    if (modules?.type !== 'ArrayExpression') continue
    for (const module of modules.elements) {
      if (module?.type !== 'ArrowFunctionExpression' && module?.type !== 'FunctionExpression') continue
      wrapped += `${chunk.slice(done, module.start)}(${chunk.slice(module.start, module.end)})`
      done = module.end
    }
  }
  return wrapped + chunk.slice(done)
}
