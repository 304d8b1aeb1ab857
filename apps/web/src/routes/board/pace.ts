import type { Business } from '@comanda/shared/businesses/types.js'
import type { BoardOrder } from '@comanda/shared/orders/types.js'
import { type ReadableTime, readableTime } from '../../formatting/time.js'

/** How long an order has been where it is, and whether that is too long: in words, and for a script that counts on. */
export interface Pace {
  /** counted from here */
  since: ReadableTime
  /** "12 min", "1 h 05 min" */
  age: string
  tone: 'calm' | 'soon' | 'late'
  /** undefined while there is time */
  word: string | undefined
  soon: { at: string; word: string }
  late: { at: string; word: string }
}

const minuteMs = 60_000

/** From when on it is urgent, and late, in minutes of the stretch that it is in. */
const waits = {
  pending: { soon: 3, late: 10 },
  ready: { soon: 10, late: 20 },
  out_for_delivery: { soon: 30, late: 60 },
} as const

const waitWords = { soon: 'Waits', late: 'Late' }
const makeWords = { soon: 'Due soon', late: 'Late' }

export function ageText(ageMs: number): string {
  const minutes = Math.max(0, Math.floor(ageMs / minuteMs))
  if (minutes < 60) return `${minutes} min`
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`
}

/** Between whose turn it is: whoever takes it, whoever makes it by when it was promised, whoever hands it over. */
function stretchOf(order: BoardOrder, readyInMinutes: number) {
  const { status, createdAt, due, lastStep } = order
  if (status === 'accepted' || status === 'preparing') {
    const promisedAt = due?.at.getTime() ?? createdAt.getTime() + readyInMinutes * minuteMs
    return {
      from: due?.startAt ?? createdAt,
      soonAt: promisedAt - (readyInMinutes * minuteMs) / 3,
      lateAt: promisedAt,
      words: makeWords,
    }
  }
  const from = status === 'pending' ? createdAt : lastStep.at
  const { soon, late } = waits[status as keyof typeof waits] ?? waits.ready
  const [soonAt, lateAt] = [soon, late].map(minutes => from.getTime() + minutes * minuteMs) as [
    number,
    number,
  ]
  return { from, soonAt, lateAt, words: waitWords }
}

export function paceOf(order: BoardOrder, { timeZone, readyInMinutes }: Business, now: Date): Pace {
  const { from, soonAt, lateAt, words } = stretchOf(order, readyInMinutes)
  const tone = now.getTime() >= lateAt ? 'late' : now.getTime() >= soonAt ? 'soon' : 'calm'
  return {
    since: readableTime(from, now, timeZone),
    age: ageText(now.getTime() - from.getTime()),
    tone,
    word: tone === 'calm' ? undefined : words[tone],
    soon: { at: new Date(soonAt).toISOString(), word: words.soon },
    late: { at: new Date(lateAt).toISOString(), word: words.late },
  }
}
