import { recordLost, type Start } from '@comanda/shared/restarts/types.js'
import type { Moment } from './moment.js'

export interface BudgetRule {
  /** how many starts any window may hold */
  limit: number
  windowMs: number
}

export type Verdict =
  | { isAllowed: true; used: number }
  /** `period` names the waiting period: the same however often it is asked */
  | { isAllowed: false; used: number; until: Date; remainingMs: number; period: string }

const isOfThisBoot = (start: Start, { boot, uptimeMs }: Moment): boolean =>
  boot !== undefined && start.boot === boot && start.uptimeMs !== undefined && start.uptimeMs <= uptimeMs

/**
 * How long ago it was. Within one run of the system its own clock says so, whatever became of the time; before that
 * the time does, and what seems to come from the future is of now.
 */
function ageMs(start: Start, moment: Moment): number {
  if (isOfThisBoot(start, moment)) return moment.uptimeMs - (start.uptimeMs ?? 0)
  return Math.max(0, moment.at.getTime() - start.at.getTime())
}

/**
 * Starts from the future, with today's stamps instead: the time was set back over a reboot. As they were they would
 * count as now for as long as the time takes to catch up, which may be years.
 * @returns undefined where there are none
 */
export function restamped(starts: readonly Start[], moment: Moment): Start[] | undefined {
  const isFuture = (start: Start): boolean => !isOfThisBoot(start, moment) && start.at > moment.at
  if (!starts.some(isFuture)) return undefined
  const { at, boot, uptimeMs } = moment
  return starts.map(start => (isFuture(start) ? { ...start, at, boot, uptimeMs } : start))
}

/** May another start open its browser now? No more than `limit` are in any window, whichever way it is laid. */
export function judge(starts: readonly Start[], rule: BudgetRule, moment: Moment): Verdict {
  const { limit, windowMs } = rule
  const recent = starts
    .map(start => ({ ...start, ageMs: ageMs(start, moment) }))
    .filter(start => start.ageMs <= windowMs)
    .sort((one, other) => one.ageMs - other.ageMs)
  const used = Math.min(recent.length, limit)
  if (limit === Number.POSITIVE_INFINITY) return { isAllowed: true, used: recent.length }
  // each of these must be out of the window first; the youngest one is the last to go
  const lost = recent.find(start => start.reason === recordLost)
  const last = recent[limit - 1]
  const blocking = [lost, last].flatMap(start => start ?? []).sort((a, b) => a.ageMs - b.ageMs)[0]
  if (blocking === undefined) return { isAllowed: true, used }
  const remainingMs = windowMs - blocking.ageMs + 1
  const until = new Date(moment.at.getTime() + remainingMs)
  return { isAllowed: false, used: limit, until, remainingMs, period: blocking.id }
}
