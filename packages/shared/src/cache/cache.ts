import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { CacheError } from './cache-error.js'
import { decodeEntry, type Entry, encodeEntry } from './entry.js'
import type { MemoryLayer } from './memory-layer.js'
import type { SharedLayer } from './shared-layer.js'

/** An answer that there is none is kept for so long at most. */
const absenceMs = 5_000
const mostCharacters = 524_288
/** Two bytes a character, and the object beside its text. */
const bytesOfCharacter = 4
/** Whoever has the turn may take so long before somebody else fills the key too. */
const turnMs = 2_000
const waitForOtherMs = 1_000
const lookAgainMs = 15

export interface CacheFigures {
  /** reads, by where the answer came from; `joined` waited for another read's */
  memory: number
  redis: number
  joined: number
  loaded: number
  /** past its time, because a newer one could not be had */
  stale: number
  /** calls to the shared layer that failed */
  late: number
  away: number
  refused: number
  lied: number
}

export interface Cache {
  /**
   * What stands under the key, else what `load` gives, which is kept for about `ttlMs`. JSON and Dates; frozen.
   * Simultaneous reads of a key load once, and those of several processes once or twice.
   *
   * A key names everything that the value depends on, the version of its business first. The version is read before
   * the value: then what stands under it is of that version or newer, never older, however long a load takes, and
   * whoever reads a newer version never gets it.
   * @throws what `load` throws, where nothing is kept, fresh or past its time
   */
  read<Value>(key: string, ttlMs: number, load: () => Promise<Value>): Promise<Value>
  figures(): Readonly<CacheFigures> & { entries: number; bytes: number; isShared: boolean }
  /** Resolves when nothing of it is under way any more. */
  close(): Promise<void>
}

/** A tenth up or down, so that what was filled together isn't emptied together. */
const withJitter = (ms: number): number => ms * (0.9 + Math.random() * 0.2)

/**
 * Memory in front of a shared layer in front of a load; either of the first two may be absent, and neither is ever
 * waited for past its deadline.
 * @param options.prefix in front of each key in the shared layer: releases that may write values of another shape have
 *   their own
 */
export function createCache(options: {
  memory: MemoryLayer<Entry> | undefined
  shared: SharedLayer | undefined
  prefix: string
  now?: () => number
}): Cache {
  const { memory, shared, prefix, now = Date.now } = options
  const figures: CacheFigures = {
    memory: 0,
    redis: 0,
    joined: 0,
    loaded: 0,
    stale: 0,
    late: 0,
    away: 0,
    refused: 0,
    lied: 0,
  }
  const flights = new Map<string, Promise<unknown>>()
  const storing = new Set<Promise<void>>()

  const isFresh = (entry: Entry | undefined): entry is Entry =>
    entry !== undefined && entry.freshUntil > now()

  /** Counts why it failed; the read goes on without. */
  function noteFailure(error: unknown): void {
    if (!(error instanceof CacheError)) throw error
    const counts = {
      CACHE_LATE: 'late',
      CACHE_AWAY: 'away',
      CACHE_REFUSED: 'refused',
      CACHE_LIED: 'lied',
    } as const
    figures[counts[error.code]] += 1
  }

  async function lookIn(layer: SharedLayer, key: string): Promise<Entry | undefined> {
    const text = await layer.get(prefix + key)
    if (text === null || (typeof text === 'string' && text.length > mostCharacters)) return undefined
    const entry = decodeEntry(prefix + key, text)
    if (entry === undefined) {
      figures.lied += 1
      layer.distrust()
    }
    return entry
  }

  /** @returns what another process stored meanwhile, or the token of this one's turn; undefined: fill it without one */
  async function takeTurn(layer: SharedLayer, key: string): Promise<Entry | string | undefined> {
    const token = randomUUID()
    for (const until = now() + waitForOtherMs; now() < until; await delay(lookAgainMs)) {
      const isMine = await layer.takeTurn(prefix + key, token, turnMs)
      // looked at again: it may have been filled between the first look and the turn
      const entry = await lookIn(layer, key)
      if (isFresh(entry)) {
        if (isMine) await layer.endTurn(prefix + key, token)
        return entry
      }
      if (isMine) return token
    }
    return undefined
  }

  function inBackground(work: Promise<unknown>): void {
    const noted = work.then(() => undefined, noteFailure).finally(() => storing.delete(noted))
    storing.add(noted)
  }

  const keep = (key: string, entry: Entry): void =>
    memory?.set(key, entry, entry.characters * bytesOfCharacter)

  async function load(
    key: string,
    ttlMs: number,
    ask: () => Promise<unknown>,
    token: string | undefined,
  ): Promise<Entry> {
    try {
      const value = await ask()
      figures.loaded += 1
      const freshUntil = now() + withJitter(value === undefined ? Math.min(ttlMs, absenceMs) : ttlMs)
      const text = encodeEntry(prefix + key, { value, freshUntil })
      // as it will come back from the shared layer: nobody gets anything else
      const entry = decodeEntry(prefix + key, text)
      if (entry === undefined) throw new TypeError(`what was loaded for ${key} is no JSON`)
      if (text.length > mostCharacters) return entry
      keep(key, entry)
      // as long again past its time, for when a newer one can't be had
      const lifeMs = Math.ceil(2 * (freshUntil - now()))
      if (shared?.isUp() === true) inBackground(shared.set(prefix + key, text, lifeMs))
      return entry
    } finally {
      if (token !== undefined && shared?.isUp() === true) inBackground(shared.endTurn(prefix + key, token))
    }
  }

  async function fill(
    key: string,
    ttlMs: number,
    ask: () => Promise<unknown>,
    kept: Entry | undefined,
  ): Promise<unknown> {
    let found: Entry | undefined
    let token: string | undefined
    if (shared?.isUp() === true) {
      try {
        found = await lookIn(shared, key)
        const turn = isFresh(found) || !shared.isUp() ? found : await takeTurn(shared, key)
        if (typeof turn === 'string') token = turn
        else found = turn ?? found
      } catch (error) {
        noteFailure(error)
      }
    }
    if (isFresh(found)) {
      figures.redis += 1
      keep(key, found)
      return found.value
    }
    try {
      return (await load(key, ttlMs, ask, token)).value
    } catch (error) {
      const stale = found ?? kept
      if (stale === undefined) throw error
      figures.stale += 1
      return stale.value
    }
  }

  /** One fill a key at a time. */
  async function fly(
    key: string,
    ttlMs: number,
    ask: () => Promise<unknown>,
    kept: Entry | undefined,
  ): Promise<unknown> {
    try {
      return await fill(key, ttlMs, ask, kept)
    } finally {
      flights.delete(key)
    }
  }

  return {
    read: <Value>(key: string, ttlMs: number, ask: () => Promise<Value>): Promise<Value> => {
      const kept = memory?.get(key)
      if (isFresh(kept)) {
        figures.memory += 1
        return Promise.resolve(kept.value as Value)
      }
      const flight = flights.get(key)
      if (flight !== undefined) {
        figures.joined += 1
        return flight as Promise<Value>
      }
      const started = fly(key, ttlMs, ask, kept)
      flights.set(key, started)
      return started as Promise<Value>
    },
    figures: () => ({
      ...figures,
      ...(memory?.size() ?? { entries: 0, bytes: 0 }),
      isShared: shared?.isUp() ?? false,
    }),
    close: async () => {
      await Promise.allSettled(flights.values())
      await Promise.all(storing)
      shared?.close()
    },
  }
}
