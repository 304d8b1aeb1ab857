import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { Database } from '../database/connect.js'
import { createSignInAttemptRepository } from './repository.js'

/** Wrong passwords within a window: for one person, and for all from one address (a shop may share it). */
export const attemptLimits = { email: 10, address: 50, windowMs: 15 * 60 * 1000 }

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

const keyOf = (kind: 'email' | 'address', text: string): Buffer =>
  createHash('sha256').update(`${kind}:${text}`).digest()
const emailKey = (email: string): Buffer => keyOf('email', email.trim().toLowerCase())

export type SignInAttempts = ReturnType<typeof createSignInAttempts>

/** Bounds how often a password can be guessed, over all processes: it is counted in the database. */
export function createSignInAttempts(db: Database) {
  const attempts = createSignInAttemptRepository(db)
  const { email: emailMost, address: addressMost, windowMs } = attemptLimits
  return {
    /**
     * Makes a try, unless too many were wrong.
     * @param check undefined where it was wrong
     * @returns what the check gave, or how long to wait where it wasn't made
     */
    async tryOnce<Result>(
      who: { email: string; address: string },
      check: () => Promise<Result | undefined>,
    ): Promise<{ result: Result | undefined } | { waitMs: number }> {
      const byAddress = keyOf('address', addressGroup(who.address))
      const byEmail = emailKey(who.email)
      // one after the other: an address that is refused uses up nobody's tries
      const waitMs =
        (await attempts.take(byAddress, addressMost, windowMs)) ||
        (await attempts.take(byEmail, emailMost, windowMs))
      if (waitMs > 0) return { waitMs }
      const result = await check()
      if (result !== undefined) {
        await Promise.all([attempts.giveBack(byAddress), attempts.forget(byEmail)])
      }
      return { result }
    },

    /** The person has proved by a link who they are. */
    forget: (email: string) => attempts.forget(emailKey(email)),

    deleteExpired: () => attempts.deleteOlderThan(windowMs),
  }
}
