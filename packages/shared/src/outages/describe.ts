import type { Outage } from './types.js'

const minuteMs = 60_000
const hourMinutes = 60

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** “7 minutes”, “3 hours and 20 minutes”, “40 seconds”. */
function lengthOf(ms: number): string {
  if (ms < minuteMs) return counted(Math.max(1, Math.round(ms / 1_000)), 'second', 'seconds')
  const all = Math.round(ms / minuteMs)
  const minutes = counted(all % hourMinutes, 'minute', 'minutes')
  if (all < hourMinutes) return minutes
  const hours = counted(Math.floor(all / hourMinutes), 'hour', 'hours')
  return all % hourMinutes === 0 ? hours : `${hours} and ${minutes}`
}

function becameOf({ messages, answered, handedOver }: Outage): string {
  const waiting = messages - answered - handedOver
  const parts = [
    ...(answered > 0 ? [answered === messages ? 'all answered' : `${answered} answered`] : []),
    ...(handedOver > 0 ? [`${handedOver} for a person`] : []),
    ...(waiting > 0 ? [`${waiting} not read yet`] : []),
  ]
  return parts.join(', ')
}

/** In words for an owner: how long it was, and what became of what customers wrote meanwhile. */
export function describeOutage(outage: Outage): { length: string; messages: string } {
  const { beganAt, endedAt, messages } = outage
  return {
    length: lengthOf(endedAt.getTime() - beganAt.getTime()),
    messages:
      messages === 0
        ? 'No customer wrote meanwhile.'
        : `${counted(messages, 'message', 'messages')} came meanwhile: ${becameOf(outage)}.`,
  }
}
