import type { RestartRequest } from '@comanda/shared/restarts/types.js'
import type { StartRecord } from './record.js'
import type { PlannedRestart } from './record-file.js'

const lookEveryMs = 5_000
/** Why a start was, where nobody planned it: after a crash, an update, a reboot. */
const unplanned = 'start'

export interface EntranceListener {
  /** It waits until then; `isNew` once for each waiting period, whatever dies in it. */
  onWaiting(until: Date, isNew: boolean): Promise<void>
  /** Somebody insists on it: a request that is answered hereby. */
  takeForced(): Promise<RestartRequest | undefined>
}

/**
 * Resolves when the restart budget lets the browser be opened.
 * @returns what the start is recorded as
 */
export async function waitForRoom(options: {
  record: StartRecord
  listener: EntranceListener
  pause: (ms: number) => Promise<void>
}): Promise<PlannedRestart> {
  const { record, listener, pause } = options
  let toldHere: string | undefined
  for (;;) {
    const { verdict, planned, isTold } = await record.judge()
    if (verdict.isAllowed || planned?.forcedBy !== undefined) {
      return planned ?? { reason: unplanned, forcedBy: undefined }
    }
    const { until, remainingMs, period } = verdict
    const isNew = !isTold && toldHere !== period
    await listener.onWaiting(until, isNew)
    // a file that can't be written doesn't make it a stream either
    if (isNew) await record.noteTold(period).catch(() => undefined)
    toldHere = period
    const forced = await listener.takeForced()
    if (forced !== undefined) return { reason: forced.reason, forcedBy: forced.forcedBy }
    await pause(Math.min(lookEveryMs, remainingMs))
  }
}
