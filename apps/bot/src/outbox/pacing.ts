import { anybodysTurn, type Turn } from '@comanda/shared/outbox/types.js'

/** The account's pace, and who may go next within it. Times in ms since 1970. */
export interface Pacing {
  /** Whose turn it is; undefined while nobody may send: then look again at `freeAt`. */
  turn(now: number): Turn | undefined
  /** When the next place gets free; undefined where one is. */
  freeAt(now: number): number | undefined
  /** A message is claimed: its place is taken. @returns how long it waits before it is sent, in ms */
  take(chatId: number, now: number): number
}

const windowMs = 60_000

export interface Pace {
  leastMs: number
  mostMs: number
  /** between two sends, whatever the chats */
  apartMs: number
  perMinute: number
  /** A chat's own share of a minute. Beyond it others come first; the last places of a minute aren't for it. */
  shareOfChat: number
  /** No chat gets more of a minute, also where nobody else writes. */
  mostOfChat: number
  /** So many of a minute's places are kept for those within their share, and so many more for known customers. */
  keptForFew: number
  keptForKnown: number
}

/** A person doesn't answer within the second, or thirty times a minute: numbers that do get banned. */
const humanPace: Pace = {
  leastMs: 1_000,
  mostMs: 4_000,
  apartMs: 1_000,
  perMinute: 20,
  shareOfChat: 3,
  mostOfChat: 6,
  keptForFew: 8,
  keptForKnown: 6,
}

export function createPacing(options: { pace?: Pace; random?: () => number } = {}): Pacing {
  const { pace = humanPace, random = Math.random } = options
  let taken: { chatId: number; at: number }[] = []
  let lastLeavesAt = 0

  const lately = (now: number): typeof taken => {
    taken = taken.filter(({ at }) => at > now - windowMs)
    return taken
  }

  function countByChat(now: number): Map<number, number> {
    const counts = new Map<number, number>()
    for (const { chatId } of lately(now)) counts.set(chatId, (counts.get(chatId) ?? 0) + 1)
    return counts
  }

  return {
    turn: now => {
      const counts = countByChat(now)
      const used = lately(now).length
      if (used >= pace.perMinute) return undefined
      const chatsWith = (atLeast: number): number[] =>
        [...counts].filter(([, count]) => count >= atLeast).map(([chatId]) => chatId)
      const hasRoomFor = (kept: number): boolean => used < pace.perMinute - kept
      return {
        counts,
        excluded: chatsWith(hasRoomFor(pace.keptForFew) ? pace.mostOfChat : pace.shareOfChat),
        isForStrangers: hasRoomFor(pace.keptForKnown),
        shareOfChat: pace.shareOfChat,
      }
    },
    freeAt: now => {
      const [oldest] = lately(now)
      return oldest && oldest.at + windowMs
    },
    take: (chatId, now) => {
      const jitterMs = pace.leastMs + random() * (pace.mostMs - pace.leastMs)
      lastLeavesAt = Math.max(now + jitterMs, lastLeavesAt + pace.apartMs)
      taken.push({ chatId, at: lastLeavesAt })
      return lastLeavesAt - now
    },
  }
}

/** For runs in which pacing isn't what is tried: as fast as it goes, and chats in turn all the same. */
export const noPacing: Pacing = {
  turn: () => anybodysTurn,
  freeAt: () => undefined,
  take: () => 0,
}
