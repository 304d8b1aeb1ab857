import type { DecisionReason, MemoryAction, Slope } from './types.js'

export const megabyte = 1_048_576

let whole: Intl.NumberFormat | undefined

/** Made when it is needed first: it takes 5 MB, and a bot that waits for its restart budget needs none. */
function inWhole(value: number): string {
  whole ??= new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })
  return whole.format(value)
}

/** "1,040 MB" */
export const megabytes = (bytes: number): string => `${inWhole(bytes / megabyte)} MB`

function hours(count: number): string {
  if (count * 60 < 2) return `${inWhole(count * 3_600)} s`
  if (count < 2) return `${inWhole(count * 60)} min`
  return count < 48 ? `${inWhole(count)} h` : `${inWhole(count / 24)} days`
}

/** "+38 MB/h for 9 h"; by the minute where it is known for less than an hour */
export function describeSlope({ bytesPerHour, overHours }: Slope): string {
  const sign = bytesPerHour < 0 ? '−' : '+'
  const isShort = overHours < 1
  const bytes = Math.abs(bytesPerHour) / (isShort ? 60 : 1)
  return `${sign}${megabytes(bytes)}/${isShort ? 'min' : 'h'} for ${hours(overHours)}`
}

const words: Record<MemoryAction, string> = {
  warned: 'warned',
  cleaned: 'cleaned up',
  collected: 'collected garbage',
  reloaded: 'reloaded the page',
  relaunched: 'relaunched the browser',
  asked_for_restart: 'asked for a restart',
  recovered: 'recovered',
}

/**
 * A decision with its reasons, the same in the log, in `ops status` and on the account page:
 * "relaunched the browser at 03:10: 1,040 MB of 1,500 MB, +38 MB/h for 9 h".
 * @param at when, as text, where it isn't told beside it
 */
export function describeDecision(what: MemoryAction, reason: DecisionReason, at?: string): string {
  const { treeBytes, limitBytes, worstBytes, slope, cause, criticalInHours, outcome } = reason
  const parts = [`${megabytes(treeBytes)} of ${megabytes(limitBytes)}`]
  if (worstBytes !== undefined) parts.push(`down from ${megabytes(worstBytes)}`)
  else if (slope !== undefined) parts.push(describeSlope(slope))
  if (cause === 'foresight' && criticalInHours !== undefined) {
    parts.push(`it would have been critical in ${hours(criticalInHours)}, in busy hours`)
  }
  if (cause === 'asked') parts.push('an operator asked for it')
  if (outcome !== undefined) parts.push(outcome)
  return `${words[what]}${at === undefined ? '' : ` at ${at}`}: ${parts.join(', ')}`
}
