import type { Transaction } from '#db/client.ts'
import { enqueue } from '#db/queue.ts'

/** Wakes the worker for a schedule at its time, in the transaction of its row. The worker's sweep finds the schedule also without that. */
export const wakeAt = (tx: Transaction, id: string, at: Date): Promise<void> =>
  enqueue(tx, 'run-schedule', { scheduleId: id }, `${id} ${at.toISOString()}`, at)
