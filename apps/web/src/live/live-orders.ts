import type { DatabaseConfig } from '@comanda/shared/config/config.js'
import { createListener, type Listener } from '@comanda/shared/database/listen.js'
import type { Logger } from '@comanda/shared/logging/logger.js'
import type { OrderChange } from '@comanda/shared/orders/types.js'
import type { Response } from 'express'
import { statusBadge } from '../formatting/order-status.js'
import { whatsAppTrouble } from '../formatting/whatsapp-trouble.js'
import type { Services } from '../services.js'
import { createFeed, type Feed, type News, readChanges, type Standing } from './feed.js'
import { eventText, openStream, type Stream } from './stream.js'

export interface LiveOrders {
  /**
   * Takes the response over: what changed since, then each change as it comes.
   * @param after the last version that the browser has heard of
   * @returns false where no more streams are taken; the response is untouched then
   */
  open(
    response: Response,
    who: Pick<Stream, 'businessId' | 'sessionId' | 'memberId' | 'role'>,
    after: number | undefined,
  ): boolean
  /** Ends a session's streams at once. */
  endSession(sessionId: string): void
  /** how many streams are open */
  count(): number
  close(): Promise<void>
}

interface Channel {
  feed: Feed
  streams: Set<Stream>
}

const changeText = ({ id, number, status, version }: OrderChange): string =>
  eventText('order', { id, number, status, version, ...statusBadge(status) }, version)

const newsText = (changes: readonly OrderChange[] | undefined, standing: Standing): string =>
  (changes === undefined ? eventText('reset', {}) : changes.map(changeText).join('')) +
  eventText('standing', standing)

/**
 * Tells open pages what happens to their shop's orders, and how many customers wait for a person, and what is
 * wrong with WhatsApp. One listener a process, opened with the first stream; behind
 * it a poll every 5 s. Who may still hear it is asked of the database before each word.
 */
export function createLiveOrders(options: {
  database: DatabaseConfig
  services: Pick<Services, 'accounts' | 'handovers' | 'orders' | 'sessions'>
  logger: Logger
  heartbeatMs?: number
  mostStreams?: number
  mostPerSession?: number
  mostPerMember?: number
  mostPerShop?: number
}): LiveOrders {
  const {
    database,
    services,
    logger,
    // a page that hears nothing for two of them, and a bit, says so
    heartbeatMs = 4_000,
    mostStreams = 1_000,
    mostPerSession = 10,
    mostPerMember = 30,
    mostPerShop = 300,
  } = options
  const { accounts, handovers, orders, sessions } = services
  const channels = new Map<number, Channel>()
  let listener: Listener | undefined
  let heartbeat: NodeJS.Timeout | undefined
  let isClosed = false

  const allStreams = (): Stream[] => [...channels.values()].flatMap(({ streams }) => [...streams])

  async function standingOf(businessId: number): Promise<Standing> {
    const [standing, waiting, account] = await Promise.all([
      orders.standing(businessId),
      handovers.countPeople(businessId),
      accounts.whatsAppOf(businessId),
    ])
    const trouble = account && whatsAppTrouble(account.whatsApp, account.timeZone, new Date())
    return { ...standing, waiting, trouble: trouble ?? null }
  }

  function leave(stream: Stream): void {
    const channel = channels.get(stream.businessId)
    if (channel?.streams.delete(stream) !== true) return
    if (channel.streams.size === 0) {
      channel.feed.stop()
      channels.delete(stream.businessId)
    }
    logger.debug({ streams: allStreams().length }, 'a live stream ended')
  }

  /** Ends the oldest of them, so that one more is not too many. */
  function makeRoom(isOne: (stream: Stream) => boolean, most: number): void {
    const streams = allStreams().filter(isOne)
    for (const oldest of streams.slice(0, Math.max(0, streams.length - most + 1))) {
      oldest.end()
      leave(oldest)
    }
  }

  /** A page that may no longer listen finds out why when it reloads. */
  function dismiss(stream: Stream): void {
    stream.send(eventText('reload', {}))
    stream.end()
    leave(stream)
  }

  /** Those that may still hear it: signed in, the same person in the same role. The others are ended. */
  async function stillAllowed(streams: Iterable<Stream>): Promise<Stream[]> {
    const asked = [...streams]
    const members = await sessions.members([...new Set(asked.map(({ sessionId }) => sessionId))])
    return asked.filter(stream => {
      const member = members.get(stream.sessionId)
      const isAllowed =
        member?.id === stream.memberId &&
        member.businessId === stream.businessId &&
        member.role === stream.role
      if (!isAllowed) dismiss(stream)
      return isAllowed
    })
  }

  async function tell(streams: ReadonlySet<Stream>, { changes, standing }: News): Promise<void> {
    if (streams.size === 0) return
    const text = newsText(changes, standing)
    for (const stream of await stillAllowed(streams)) stream.send(text)
  }

  function channelOf(businessId: number): Channel {
    const known = channels.get(businessId)
    if (known !== undefined) return known
    const streams = new Set<Stream>()
    const feed = createFeed({
      businessId,
      orders,
      standingOf,
      tell: news => tell(streams, news),
      onError: error => logger.warn({ err: error, businessId }, 'could not follow the orders; trying again'),
    })
    const channel = { feed, streams }
    channels.set(businessId, channel)
    return channel
  }

  function onWake(payload: string | undefined): void {
    const woken = payload === undefined ? channels.values() : [channels.get(Number(payload))]
    for (const channel of woken) channel?.feed.wake()
  }

  async function beat(): Promise<void> {
    try {
      for (const stream of await stillAllowed(allStreams())) stream.send(eventText('beat', {}))
    } catch (error) {
      logger.warn({ err: error }, 'could not check who listens; trying again')
    }
  }

  function start(): void {
    listener ??= createListener({ database, channels: ['orders', 'handovers'], onWake, logger })
    heartbeat ??= setInterval(() => void beat(), heartbeatMs)
  }

  /** What came before the stream. It listens by then, so nothing falls between; what comes twice has one version. */
  async function catchUp(stream: Stream, after: number | undefined): Promise<void> {
    try {
      const changes = await readChanges(orders, stream.businessId, after ?? (await orders.position()))
      stream.send(newsText(changes, await standingOf(stream.businessId)))
    } catch (error) {
      logger.warn({ err: error }, 'could not begin a live stream; the page tries again')
      stream.end()
    }
  }

  return {
    open: (response, who, after) => {
      // gone while the guards looked it up: its end was told already, and won't be again
      if (response.destroyed) return true
      if (isClosed) return false
      // whoever came back before old connections were missed must not be kept out by them
      makeRoom(({ sessionId }) => sessionId === who.sessionId, mostPerSession)
      makeRoom(({ memberId }) => memberId === who.memberId, mostPerMember)
      // one member can't fill a shop's share, nor one shop the process
      if ((channels.get(who.businessId)?.streams.size ?? 0) >= mostPerShop) return false
      if (allStreams().length >= mostStreams) return false
      start()
      const channel = channelOf(who.businessId)
      const stream = openStream(response, who)
      channel.streams.add(stream)
      response.on('close', () => leave(stream))
      channel.feed.wake()
      void catchUp(stream, after)
      return true
    },
    endSession: sessionId => {
      for (const stream of allStreams()) if (stream.sessionId === sessionId) dismiss(stream)
    },
    count: () => allStreams().length,
    close: async () => {
      isClosed = true
      clearInterval(heartbeat)
      for (const stream of allStreams()) {
        stream.end()
        leave(stream)
      }
      await listener?.stop()
    },
  }
}
