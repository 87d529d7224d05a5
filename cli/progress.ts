import { SingleBar } from 'cli-progress'

export type Shown = { at: (bytes: number, items: number) => void; done: () => void }

/** A progress bar on a terminal, a line every few seconds elsewhere, nothing with `quiet`. Written to stderr. */
export function showProgress(total: number, quiet: boolean, unit = 'items'): Shown {
  if (quiet) return { at: () => {}, done: () => {} }
  return process.stderr.isTTY ? bar(total, unit) : lines(total, unit)
}

function bar(total: number, unit: string): Shown {
  const shown = new SingleBar({
    format: `{bar} {percentage} %  {items} ${unit}  {duration_formatted}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 32,
    hideCursor: true,
    stream: process.stderr,
  })
  shown.start(Math.max(total, 1), 0, { items: 0 })
  return {
    at: (bytes, items) => shown.update(Math.min(bytes, total), { items: items.toLocaleString('en') }),
    done: () => shown.stop(),
  }
}

const every = 3000

function lines(total: number, unit: string): Shown {
  let said = performance.now()
  return {
    at: (bytes, items) => {
      if (performance.now() - said < every) return
      said = performance.now()
      const percent = total > 0 ? Math.min(100, Math.floor((bytes / total) * 100)) : 100
      console.error(`${percent} % read, ${items.toLocaleString('en')} ${unit} done`)
    },
    done: () => {},
  }
}
