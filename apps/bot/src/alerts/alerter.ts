import { setTimeout as delay } from 'node:timers/promises'
import type {
  AlertFileContent,
  AlertKind,
  AlertText,
  ChannelName,
  Delivery,
  Incident,
} from '@comanda/shared/alerts/types.js'
import type { Logger } from '@comanda/shared/logging/logger.js'
import type { AlertFile } from './alert-file.js'
import type { Courier } from './courier.js'
import {
  type AlertRule,
  type AlertWish,
  calm,
  type Due,
  due,
  nextDueMs,
  raise,
  restless,
  settle,
  union,
  withDelivery,
} from './incident.js'

const triesAtMost = 4
const longerEachTime = 4
const rowsAtMost = 100
/** The database may hang; what is told doesn't wait for it. */
const rowsWithinMs = 2_000
const rowsAgainAfterMs = 30_000
/** What is being sent as the process ends may still arrive; if not, the next process tries again. */
const stopsWithinMs = 2_000
const longestTimerMs = 2_147_483_647

/** The rows' side. Each may fail: the database is away then, and the file knows what was told. */
export interface AlertRows {
  latest(accountId: number, most: number): Promise<Incident[]>
  save(accountId: number, incidents: readonly Incident[]): Promise<void>
}

type ShopWords = NonNullable<AlertFileContent['shop']>

export interface Alerter {
  /** Whose alerts they are: from then on they are rows too, and name the shop. */
  setAccount(accountId: number, shop: ShopWords): void
  /** undefined before anybody knows it */
  shop(): ShopWords | undefined
  /** Something is wrong, or happened. As often as one likes: it is told once. Returns at once, and never throws. */
  raise(wish: AlertWish): void
  /** It is well. Told once it has stayed so, to those who heard of the trouble. */
  calm(kind: AlertKind, text: () => AlertText): void
  stop(): Promise<void>
}

/**
 * Tells people of troubles: once for each, on every channel of its level, whatever dies meanwhile. What is open and
 * what of it was told is on the disk and in a row before it goes out.
 */
export function createAlerter(options: {
  /** those that are set up */
  channels: readonly ChannelName[]
  deliver: Courier
  rule: AlertRule
  /** before the second try */
  retryMs: number
  /** that one try may take */
  deadlineMs: number
  file: AlertFile
  rows: AlertRows
  logger: Logger
  now?: () => Date
}): Alerter {
  const {
    channels,
    deliver: send,
    rule,
    retryMs,
    deadlineMs,
    file,
    rows,
    logger,
    now = () => new Date(),
  } = options
  let incidents: Incident[] = []
  let accountId: number | undefined
  let shop: ShopWords | undefined
  let isFileRead = false
  let isFileStale = false
  let areRowsRead = false
  let rowsFailedAt = Number.NEGATIVE_INFINITY
  /** what the rows don't have yet */
  const unsaved = new Set<string>()
  const sending = new Map<string, Promise<void>>()
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  let operations: Promise<void> = Promise.resolve()

  async function withRows<Value>(work: (account: number) => Promise<Value>): Promise<Value | undefined> {
    if (accountId === undefined || !mayAskRows()) return undefined
    const over = new AbortController()
    const late = delay(rowsWithinMs, undefined, { signal: over.signal }).then(() => {
      throw new Error(`the database did not answer within ${rowsWithinMs} ms`)
    })
    try {
      return await Promise.race([work(accountId), late])
    } catch (error) {
      rowsFailedAt = performance.now()
      logger.debug({ err: error }, 'what was told of troubles is in the file alone')
      return undefined
    } finally {
      over.abort()
      late.catch(() => undefined)
    }
  }

  /** @returns whether the rows may answer: they are asked again some time after they didn't */
  const mayAskRows = (): boolean =>
    accountId !== undefined && performance.now() - rowsFailedAt >= rowsAgainAfterMs

  async function load(): Promise<void> {
    if (!isFileRead) {
      const content = await file.read()
      isFileRead = true
      shop ??= content?.shop
      incidents = restless(union(content?.incidents ?? [], now().getTime()))
      for (const { id } of incidents) unsaved.add(id)
    }
    if (areRowsRead) return
    const inRows = await withRows(account => rows.latest(account, rowsAtMost))
    if (inRows === undefined) return
    areRowsRead = true
    isFileStale = true
    incidents = union([...incidents, ...restless(inRows)], now().getTime())
    unsaved.clear()
    for (const { id, version } of incidents) {
      if (inRows.find(row => row.id === id)?.version !== version) unsaved.add(id)
    }
  }

  async function writeFile(): Promise<void> {
    try {
      await file.write({ shop, incidents })
      isFileStale = false
    } catch (error) {
      logger.warn({ err: error }, 'the file of what was told of troubles can not be written')
    }
  }

  async function writeRows(): Promise<void> {
    const toRows = incidents.filter(({ id }) => unsaved.has(id))
    const isSaved = await withRows(async account => {
      await rows.save(account, toRows)
      return true
    })
    if (isSaved === true) unsaved.clear()
  }

  /** What can be kept nowhere is told all the same, and may be told again. */
  async function save(): Promise<void> {
    await Promise.all([
      isFileStale ? writeFile() : undefined,
      unsaved.size > 0 && mayAskRows() ? writeRows() : undefined,
    ])
  }

  /** One after the other: each sees what the one before it made. */
  function operate(change: () => readonly Incident[]): Promise<void> {
    operations = operations
      .then(async () => {
        await load()
        const changed = change()
        if (changed.length > 0) {
          incidents = union([...changed, ...incidents], now().getTime())
          isFileStale = true
          for (const { id } of changed) unsaved.add(id)
        }
        await save()
        if (!isStopped) pump()
      })
      .catch(error => logger.error({ err: error }, 'could not look after alerts'))
    return operations
  }

  /** Deliveries came further. @returns their incidents as they are then */
  function advance(all: readonly Due[], by: (one: Due) => Partial<Delivery>): Incident[] {
    const advanced = new Map<string, Incident>()
    for (const one of all) {
      const { id } = one.incident
      const incident = advanced.get(id) ?? incidents.find(known => known.id === id)
      if (incident !== undefined) advanced.set(id, withDelivery(incident, one, by(one)))
    }
    return [...advanced.values()]
  }

  const pauseAfterMs = (tries: number): number => retryMs * longerEachTime ** (tries - 1)

  async function deliver(one: Due): Promise<void> {
    const { incident, telling, channel, delivery } = one
    const text = incident.tellings[telling]?.text
    if (text === undefined) return
    const tries = delivery.tries + 1
    const about = { kind: incident.kind, channel, tries }
    try {
      await send({ channel, text })
      logger.info(about, 'an alert went out')
      await operate(() => advance([one], () => ({ doneAtMs: now().getTime() })))
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      const isGivenUp = tries >= triesAtMost
      logger[isGivenUp ? 'error' : 'warn']({ ...about, reason }, 'an alert did not go out')
      const nextAtMs = now().getTime() + pauseAfterMs(tries)
      await operate(() =>
        advance([one], () => ({ error: reason, nextAtMs, ...(isGivenUp && { isGivenUp }) })),
      )
    }
  }

  const keyOf = ({ incident, telling, channel }: Due): string => `${incident.id} ${telling} ${channel}`

  async function deliverAll(all: readonly Due[]): Promise<void> {
    const nowMs = now().getTime()
    // counted before they are made: a process that dies over it, again and again, doesn't tell it again and again
    await operate(() =>
      advance(all, ({ delivery }) => {
        const tries = delivery.tries + 1
        return { tries, nextAtMs: nowMs + deadlineMs + pauseAfterMs(tries) }
      }),
    )
    for (const one of all) {
      const ended = deliver(one).finally(() => {
        sending.delete(keyOf(one))
        void operate(() => [])
      })
      sending.set(keyOf(one), ended)
    }
  }

  /** Sends what is due, closes what is over, and comes back when there is more to do. */
  function pump(): void {
    clearTimeout(timer)
    const nowMs = now().getTime()
    if (settle(incidents, rule, nowMs).length > 0) {
      void operate(() => settle(incidents, rule, now().getTime()))
      return
    }
    const isUnset = ({ channel }: Due): boolean => !channels.includes(channel)
    const all = due(incidents, nowMs).filter(one => !sending.has(keyOf(one)))
    if (all.some(isUnset)) {
      void operate(() => advance(all.filter(isUnset), () => ({ isGivenUp: true, error: 'it isn’t set up' })))
      return
    }
    // until it has a promise of its own
    for (const one of all) sending.set(keyOf(one), Promise.resolve())
    if (all.length > 0) void deliverAll(all)
    const isSending = ({ id }: Incident): boolean => [...sending.keys()].some(key => key.startsWith(id))
    const next = nextDueMs(
      incidents.filter(incident => !isSending(incident)),
      rule,
    )
    if (next === undefined) return
    timer = setTimeout(() => void operate(() => []), Math.min(Math.max(0, next - nowMs), longestTimerMs))
    timer.unref()
  }

  const list = (incident: Incident | undefined): Incident[] => (incident === undefined ? [] : [incident])

  return {
    setAccount: (account, words) => {
      accountId = account
      shop = words
      rowsFailedAt = Number.NEGATIVE_INFINITY
      void operate(() => [])
    },
    shop: () => shop,
    raise: wish => void operate(() => list(raise(incidents, wish, rule, now().getTime()))),
    calm: (kind, text) => void operate(() => list(calm(incidents, kind, text, now().getTime()))),
    stop: async () => {
      await operations
      isStopped = true
      clearTimeout(timer)
      const over = new AbortController()
      const late = delay(stopsWithinMs, undefined, { signal: over.signal }).catch(() => undefined)
      await Promise.race([Promise.allSettled(sending.values()), late])
      over.abort()
      await operations
    },
  }
}
