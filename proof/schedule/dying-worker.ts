import { databaseUrl } from '#lib/env.ts'
import { work } from '#services/worker/work.ts'
import { dieAsTold } from './die-at-step.ts'

/** A real worker, which dies as it was told. */
dieAsTold()
databaseUrl()
await work()
console.log('ready')
