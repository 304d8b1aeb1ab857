import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { Database } from '../database/connect.js'
import { createSignInAttemptRepository } from './repository.js'

/**
 * Wrong passwords within a window: for one e-mail from one address, from one address at all (a shop may share it), for one
 * e-mail from everywhere, and for whoever was signed in before.
 */
export const attemptLimits = {
  emailAndAddress: 10,
  address: 50,
  email: 100,
  known: 10,
  /** second factors at one login, once the password was right */
  factor: 5,
  windowMs: 15 * 60 * 1000,
  factorOfDay: 20,
  dayMs: 24 * 60 * 60 * 1000,
}

interface Limit {
  key: Buffer
  most: number
  windowMs: number
}

/** Whoever tries, as far as one can know. */
export interface Trying {
  email: string
  address: string
  /** a browser in which somebody was signed in by these logins before */
  known: { browser: string; loginIds: readonly number[] } | undefined
}

/** Whoever has an IPv6 address has 2^64 of them: the first four groups count. */
export function addressGroup(address: string): string {
  if (!isIPv6(address) || /^::ffff:/i.test(address)) return address.replace(/^::ffff:/i, '')
  const [head = '', tail = ''] = address.toLowerCase().split('::')
  const [left, right] = [head, tail].map(part => (part === '' ? [] : part.split(':')))
  const missing = address.includes('::') ? 8 - (left?.length ?? 0) - (right?.length ?? 0) : 0
  const groups = [...(left ?? []), ...Array<string>(Math.max(0, missing)).fill('0'), ...(right ?? [])]
  return groups
    .slice(0, 4)
    .map(group => group.replace(/^0+(?=.)/, ''))
    .join(':')
}

type Kind =
  | 'address'
  | 'email'
  | 'email and address'
  | 'browser'
  | 'login'
  | 'factor'
  | 'factor of the day'
  | 'challenge'

const keyOf = (kind: Kind, ...texts: string[]): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([kind, ...texts]))
    .digest()

export type SignInAttempts = ReturnType<typeof createSignInAttempts>

/**
 * Bounds how often a password can be guessed, over all processes: it is counted in the database. A try that was right
 * doesn't count, and doesn't forgive those before: whoever has one of an e-mail's passwords could guess on at another.
 */
export function createSignInAttempts(db: Database) {
  const attempts = createSignInAttemptRepository(db)
  const { windowMs } = attemptLimits

  const limit = (most: number, ...named: Parameters<typeof keyOf>): Limit => ({
    key: keyOf(...named),
    most,
    windowMs,
  })

  /** @returns how long to wait where one of them is used up; those after it aren't taken then */
  async function takeAll(limits: readonly Limit[]): Promise<number> {
    for (const { key, most, windowMs } of limits) {
      const waitMs = await attempts.take(key, most, windowMs)
      if (waitMs > 0) return waitMs
    }
    return 0
  }

  async function checkOnce<Result>(
    limits: readonly Limit[],
    check: () => Promise<Result | undefined>,
  ): Promise<{ result: Result | undefined }> {
    const result = await check()
    if (result !== undefined) await Promise.all(limits.map(({ key }) => attempts.giveBack(key)))
    return { result }
  }

  async function tryWithin<Result>(
    limits: readonly Limit[],
    check: () => Promise<Result | undefined>,
  ): Promise<{ result: Result | undefined } | { waitMs: number }> {
    const waitMs = await takeAll(limits)
    return waitMs > 0 ? { waitMs } : checkOnce(limits, check)
  }

  return {
    /**
     * Makes a try, unless too many were wrong. A stranger's tries hold up nobody at another address, and nobody in a browser
     * that was signed in before: that one may go on trying the logins that it knows, and those alone, so that no login of
     * the same e-mail from another shop helps to guess.
     * @param check undefined where it was wrong; of these logins only, where they are given
     * @returns what the check gave, or how long to wait where it wasn't made
     */
    async tryOnce<Result>(
      { email, address, known }: Trying,
      check: (only?: readonly number[]) => Promise<Result | undefined>,
    ): Promise<{ result: Result | undefined } | { waitMs: number }> {
      const [person, place] = [email.trim().toLowerCase(), addressGroup(address)]
      const tried = await tryWithin(
        [
          limit(attemptLimits.address, 'address', place),
          limit(attemptLimits.emailAndAddress, 'email and address', person, place),
          limit(attemptLimits.email, 'email', person),
        ],
        check,
      )
      if (!('waitMs' in tried) || known === undefined) return tried
      const browser = limit(attemptLimits.known, 'browser', known.browser)
      return tryWithin([browser], () => check(known.loginIds))
    },

    /** As `tryOnce`, by whoever is signed in by the login already. */
    async tryAgain<Result>(
      loginId: number,
      check: () => Promise<Result | undefined>,
    ): Promise<{ result: Result | undefined } | { waitMs: number }> {
      return tryWithin([limit(attemptLimits.known, 'login', String(loginId))], check)
    },

    /** As `tryOnce`, by whoever has no name yet. */
    async tryFrom<Result>(
      address: string,
      check: () => Promise<Result | undefined>,
    ): Promise<{ result: Result | undefined } | { waitMs: number }> {
      return tryWithin([limit(attemptLimits.address, 'address', addressGroup(address))], check)
    },

    /**
     * A second factor, once the password was right: a few tries, and not many a day, wherever they come from. Only
     * whoever has the password can use them up.
     */
    async tryFactor<Result>(
      loginIds: readonly number[],
      check: () => Promise<Result | undefined>,
    ): Promise<{ result: Result | undefined } | { waitMs: number }> {
      const { factor, factorOfDay, dayMs } = attemptLimits
      const limits = loginIds
        .map(String)
        .flatMap(id => [
          limit(factor, 'factor', id),
          { ...limit(factorOfDay, 'factor of the day', id), windowMs: dayMs },
        ])
      return tryWithin(limits, check)
    },

    /** A passkey signs each challenge once. @returns false where it was answered before */
    async useChallenge(challenge: string): Promise<boolean> {
      return (await takeAll([limit(1, 'challenge', challenge)])) === 0
    },

    deleteExpired: () => attempts.deleteOlderThan(attemptLimits.dayMs),
  }
}
