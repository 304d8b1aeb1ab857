export interface Pacing {
  /** How long to wait before the next send, counted from now, in ms. */
  delayMs(now: number): number
  noteSent(now: number): void
}

const windowMs = 60_000

/** A person doesn't answer within the second, or thirty times a minute: numbers that do get banned. */
export function createPacing(
  options: { leastMs: number; mostMs: number; perMinute: number; random?: () => number } = {
    leastMs: 1_000,
    mostMs: 4_000,
    perMinute: 20,
  },
): Pacing {
  const random = options.random ?? Math.random
  const sentAt: number[] = []
  return {
    delayMs: now => {
      while (sentAt[0] !== undefined && sentAt[0] <= now - windowMs) sentAt.shift()
      const jitterMs = options.leastMs + random() * (options.mostMs - options.leastMs)
      const [oldest] = sentAt
      const freeInMs =
        sentAt.length >= options.perMinute && oldest !== undefined ? oldest + windowMs - now : 0
      return Math.max(jitterMs, freeInMs)
    },
    noteSent: now => {
      sentAt.push(now)
    },
  }
}

/** For runs in which pacing isn't what is tried: as fast as it goes. */
export const noPacing: Pacing = { delayMs: () => 0, noteSent: () => undefined }
