import type { ContactIdentity } from '@comanda/shared/inbox/types.js'
import type { LaunchOptions } from 'puppeteer'
import WAWebJS from 'whatsapp-web.js'
import { withinDeadline } from './deadline.js'
import { type RawHistory, readHistory } from './history.js'
import { createAuth, listen, watchBrowser } from './listen.js'
import {
  bareKey,
  changeOf,
  identityOf,
  isDirect,
  isUndeciphered,
  type RawMessage,
  toMessage,
  widOf,
} from './message.js'
import { lookAtPage, signOut, tellMissedSync } from './page-look.js'
import { reloadPage, trimPage } from './page-memory.js'
import { readReactions, toReaction } from './reactions.js'
import { trimChats } from './trim-chats.js'
import type { ChatSummary, MessagePage, SentMessage, WhatsAppEvents, WhatsAppSession } from './whatsapp.js'

const deadlines = {
  callMs: 10_000,
  sendMs: 10_000,
  historyMs: 30_000,
  identifyMs: 2_000,
  closeMs: 5_000,
  reloadMs: 20_000,
}

/** A class of the library's that its types call an interface. */
const { Chat: libraryChat } = WAWebJS as unknown as { Chat: { prototype: WAWebJS.Chat } }

/** A frozen page's process outlives its browser: it can't hear that it is to end. Chromium's processes are a group. */
function endGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function toSent(raw: RawMessage): SentMessage | undefined {
  const key = bareKey(raw.id)
  if (key === undefined || typeof raw.timestamp !== 'number') return undefined
  return {
    key,
    body: typeof raw.body === 'string' ? raw.body : '',
    ack: typeof raw.ack === 'number' ? raw.ack : 0,
    sentAt: new Date(raw.timestamp * 1000),
  }
}

/** Opens the real client. The only place that knows whatsapp-web.js; it decides nothing. */
export function createWhatsAppSession(options: {
  accountId: number
  sessionDir: string
  launchOptions: LaunchOptions
  events: WhatsAppEvents
  /** by WhatsApp's clock, as far as it is known */
  now: () => Date
}): WhatsAppSession {
  let closing = false
  let opening: Promise<void> | undefined
  // ends the browser by force, also one that is only being launched
  const force = new AbortController()
  const client: WAWebJS.Client = new WAWebJS.Client({
    authStrategy: createAuth(
      { clientId: `account-${options.accountId}`, dataPath: options.sessionDir },
      // also runs when the library signs in anew after a log-out, in the same browser
      () => watchBrowser(client, options.events, () => closing),
    ),
    puppeteer: { ...options.launchOptions, signal: force.signal },
    // what the library would keep is the page of one day; the browser's own cache does it better
    webVersionCache: { type: 'none' },
    qrMaxRetries: 0,
  })
  // it would read each load of the page's HTML for that cache, in a handler whose rejections nobody hears: a page that
  // navigates on would look broken
  Object.assign(client, { initWebVersionCache: async () => undefined })
  listen(client, options.events, () => closing, options.now)

  /**
   * The library's chat without asking the page to describe it, which fails whole where one of its messages is odd
   * (message ids without `_serialized`, since 2026). Its methods need no more than client and id.
   */
  const chatOf = (chatWid: string): WAWebJS.Chat =>
    Object.assign(Object.create(libraryChat.prototype), { client, id: { _serialized: chatWid } })

  const historyOf = (chatWid: string, since: Date, onlyKnown = false): Promise<RawHistory> =>
    withinDeadline('read history', deadlines.historyMs, readHistory(client, chatWid, since, onlyKnown))

  return {
    async open() {
      opening = client.initialize()
      await opening
      const look = await withinDeadline('look', deadlines.callMs, lookAtPage(client))
      await withinDeadline('sync', deadlines.callMs, tellMissedSync(client, look))
    },

    async close() {
      closing = true
      const group = client.pupBrowser?.process()?.pid
      try {
        await withinDeadline('destroy', deadlines.closeMs, client.destroy())
      } catch (error) {
        options.events.onTrouble('browser_gone', error)
      }
      force.abort()
      // a launch that goes on would be the profile's second browser
      await withinDeadline('close', deadlines.closeMs, Promise.allSettled([opening])).catch(error =>
        options.events.onTrouble('browser_gone', error),
      )
      if (group !== undefined) endGroup(group)
    },

    async reload() {
      await withinDeadline('reload', deadlines.reloadMs, reloadPage(client))
    },

    async trim() {
      await withinDeadline('trim', deadlines.callMs, trimPage(client))
    },

    async trimChats(keep, chats) {
      const wanted = chats.map(({ wid, before }) => ({ wid, beforeSeconds: before.getTime() / 1_000 }))
      return withinDeadline('trim chats', deadlines.historyMs, trimChats(client, keep, wanted))
    },

    async unlink() {
      await withinDeadline('logout', deadlines.callMs, signOut(client))
    },

    async look() {
      return withinDeadline('look', deadlines.callMs, lookAtPage(client))
    },

    async probe() {
      const look = await withinDeadline('probe', deadlines.callMs, lookAtPage(client))
      // a page that navigated on its own may have synced before the library listened again
      if (look?.isConnected === true)
        await withinDeadline('sync', deadlines.callMs, tellMissedSync(client, look))
      return look
    },

    async send(chatWid, body) {
      const sent = (await withinDeadline(
        'sendMessage',
        deadlines.sendMs,
        // sendSeen has broken every send before (wwebjs 5718); previews would fetch what customers link to
        client.sendMessage(chatWid, body, { sendSeen: false, linkPreview: false, parseVCards: false }),
      )) as RawMessage | undefined
      return sent && toSent(sent)
    },

    async showTyping(chatWid) {
      await withinDeadline('sendStateTyping', deadlines.callMs, chatOf(chatWid).sendStateTyping())
    },

    async chats(): Promise<ChatSummary[]> {
      // the library's getChats rejects whole where one chat is bad, and describes each at length
      const listed = await withinDeadline(
        'list chats',
        deadlines.historyMs,
        client.pupPage?.evaluate(() => {
          const page = globalThis as unknown as {
            require(name: string): { Chat: { getModelsArray(): { id: unknown; t?: unknown }[] } }
          }
          return page
            .require('WAWebCollections')
            .Chat.getModelsArray()
            .map(chat => {
              const id = chat.id as Record<string, unknown> | undefined
              return { id: { _serialized: id?._serialized, user: id?.user, server: id?.server }, t: chat.t }
            })
        }) ?? Promise.resolve([]),
      )
      return listed.flatMap(chat => {
        const wid = widOf(chat.id)
        if (wid === undefined || !(isDirect(wid) || wid.endsWith('@g.us'))) return []
        return [{ wid, lastMessageAt: typeof chat.t === 'number' ? new Date(chat.t * 1000) : undefined }]
      })
    },

    async messagesSince(chatWid, since): Promise<MessagePage> {
      const receivedAt = options.now()
      const { messages, next } = await historyOf(chatWid, since)
      return {
        messages: messages.flatMap(raw => toMessage(raw, 'message', receivedAt) ?? []),
        changes: messages.flatMap(raw => {
          const kind = changeOf(raw)
          return (kind && toMessage(raw, kind, receivedAt)) ?? []
        }),
        next,
        isReadable: !messages.some(raw => isUndeciphered(raw, receivedAt)),
      }
    },

    async reactionsTo(sent) {
      const receivedAt = options.now()
      const found = await withinDeadline('read reactions', deadlines.historyMs, readReactions(client, sent))
      return found.flatMap(raw => toReaction(raw, receivedAt) ?? [])
    },

    async ownMessagesSince(chatWids, since): Promise<SentMessage[]> {
      const own: SentMessage[] = []
      for (const [index, chatWid] of chatWids.entries()) {
        const { messages } = await historyOf(chatWid, since, index > 0)
        own.push(...messages.filter(raw => raw.id?.fromMe === true).flatMap(raw => toSent(raw) ?? []))
      }
      return own
    },

    async identify(wid): Promise<Pick<ContactIdentity, 'phone' | 'lid'>> {
      const known = identityOf(wid)
      const [found] = await withinDeadline(
        'getContactLidAndPhone',
        deadlines.identifyMs,
        client.getContactLidAndPhone([wid]),
      )
      return { phone: known.phone ?? widOf(found?.pn), lid: known.lid ?? widOf(found?.lid) }
    },
  }
}
