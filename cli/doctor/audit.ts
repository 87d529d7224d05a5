import { checkChain, type WrongRow } from '#newsroom/audit/check-chain.ts'
import { notedHeads } from '#newsroom/audit/noted-heads.ts'

/** Reads the whole audit, and throws what is wrong with its first wrong row. A million rows take about half a minute. */
export async function auditIsWhole(): Promise<string> {
  const heads = await notedHeads()
  const { rows, wrong } = await checkChain(heads)
  if (wrong) throw new Error(inWords(wrong))
  const last = heads.at(-1)
  const noted = last ? `its head was noted in GALLEY_HOME at ${last.at}` : 'no head of it is noted in GALLEY_HOME on this machine'
  return `${rows.toLocaleString('en')} rows as they were written; ${noted}`
}

function inWords({ problem, position, auditId }: WrongRow): string {
  const row = `row ${auditId ?? '?'} (position ${position ?? '?'})`
  switch (problem) {
    case 'changed':
      return `${row} is not as it was written, or a row before it was put in or taken out`
    case 'missing':
      return `${row} was deleted`
    case 'gap':
      return `the row at position ${position} was deleted, and its place in the chain`
    case 'rewritten':
      return `the chain is another one than was noted in GALLEY_HOME (audit-heads.jsonl), at ${row} at the latest. Was a backup restored?`
    case 'cut':
      return `the newest rows are gone, from position ${position} on: later ones are noted in GALLEY_HOME (audit-heads.jsonl). Was a backup restored?`
    case 'unchained':
      return `row ${auditId} was put in around the chain`
  }
}
