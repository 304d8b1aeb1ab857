import type { WireCart } from '../wire/messages.js'
import { type Chat, chatEvents } from './chat.js'
import type { Contact } from './contact.js'
import { reactionTableMode, toReaction } from './happenings.js'
import { Message, messageEvents } from './message.js'
import type { Modules } from './require.js'
import type { Session } from './session.js'
import { requireKeyText } from './store.js'
import { createWid, type Wid, type WidLike } from './wid.js'

/** The real page loads earlier messages by so many. */
const earlierMessagesPage = 50
/** How long messages loaded for somebody's reading stay in the page. */
const earlierMessagesStayMs = 5_000

/** Chats, messages, contacts and groups to read. */
export function chatModules({ store, connection }: Session): Modules {
  const findChat = async (like: WidLike): Promise<Chat> => store.openChat(createWid(like))
  const findContact = async (like: WidLike): Promise<Contact> => store.contacts.open(createWid(like))
  const getMessagesById = async (ids: unknown[]) => {
    const keys = ids.map(requireKeyText)
    const held = keys.flatMap(key => store.message(key) ?? [])
    if (held.length === keys.length) return { messages: held }
    const wires = await connection.ask('byId', { keys })
    return { messages: wires.map(wire => store.messageOfKey(wire.key) ?? new Message(wire, false)) }
  }
  const trimming = new Set<Chat>()
  const trimLater = (chat: Chat): void => {
    if (trimming.has(chat)) return
    trimming.add(chat)
    setTimeout(() => {
      trimming.delete(chat)
      store.trim(chat)
    }, earlierMessagesStayMs)
  }

  return {
    WAWebCollections: {
      Msg: {
        on: messageEvents.on.bind(messageEvents),
        off: messageEvents.off.bind(messageEvents),
        once: messageEvents.once.bind(messageEvents),
        get: (id: unknown) => store.message(id),
        remove: (message: Message) => store.forget(message),
        getMessagesById,
        getModelsArray: () => store.chats.getModelsArray().flatMap(chat => chat.msgs.getModelsArray()),
      },
      Chat: {
        on: chatEvents.on.bind(chatEvents),
        off: chatEvents.off.bind(chatEvents),
        once: chatEvents.once.bind(chatEvents),
        get: (id: unknown) => store.chats.get(id),
        find: findChat,
        getModelsArray: () => store.chats.getModelsArray(),
      },
      Contact: {
        get: (id: unknown) => store.contacts.get(id),
        find: findContact,
        getModelsArray: () => store.contacts.getModelsArray(),
      },
      GroupMetadata: { update: async (wid: Wid) => store.chats.get(wid)?.groupMetadata },
      BusinessProfile: { find: async () => ({ profileOptions: undefined, serialize: () => ({}) }) },
      Blocklist: { get: () => undefined },
      Reactions: {
        async find(id: unknown) {
          const wires = await connection.ask('reactions', { key: requireKeyText(id) })
          const byEmoji = Map.groupBy(wires, wire => wire.emoji)
          const reactions = [...byEmoji].map(([emoji, each]) => ({
            id: emoji,
            aggregateEmoji: emoji,
            hasReactionByMe: each.some(wire => wire.key.fromMe),
            senders: each.map(wire => {
              const { id: msgKey, reactionParentKey, ...record } = toReaction(wire)
              return {
                ...record,
                msgKey,
                parentMsgKey: reactionParentKey,
                timestamp: wire.at,
                senderUserJid: wire.from,
              }
            }),
          }))
          return { reactions: Object.assign(reactions, { serialize: () => reactions }) }
        },
      },
    },
    WAWebChatLoadMessages: {
      async loadEarlierMsgs({ chat }: { chat: Chat }) {
        let before = chat.msgs.first()?.id.id
        for (;;) {
          const wires = await connection.ask('earlier', {
            chat: chat.id._serialized,
            limit: earlierMessagesPage,
            ...(before !== undefined && { before }),
          })
          const messages = store.addEarlier(chat, wires)
          trimLater(chat)
          // What was sent without a connection stands elsewhere on the server: ask past what is held.
          if (messages.length > 0 || wires.length === 0) return messages
          before = wires[0]?.key.id
        }
      },
    },
    WAWebChatGetters: {
      getIsNewsletter: (chat: Chat) => chat.id.isNewsletter(),
      getIsBroadcast: (chat: Chat) => chat.id.isBroadcast(),
    },
    WAWebFindChatAction: { findOrCreateLatestChat: async (wid: Wid) => ({ chat: await findChat(wid) }) },
    WAWebWidFactory: {
      createWid,
      createWidFromWidLike: createWid,
      asUserWidOrThrow(wid: Wid) {
        if (!wid.isUser()) throw new Error(`asUserWidOrThrow: ${wid} is no user`)
        return wid
      },
    },
    WAWebLidMigrationUtils: { toPn: (wid: Wid) => store.contacts.phoneOf(wid) },
    WAWebApiContact: {
      getCurrentLid: (wid: Wid) => store.contacts.lidOf(wid),
      getPhoneNumber: (wid: Wid) => store.contacts.phoneOf(wid),
      getAlternateUserWid: (wid: Wid) =>
        wid.isLid() ? store.contacts.phoneOf(wid) : store.contacts.lidOf(wid),
    },
    WAWebQueryExistsJob: {
      async queryWidExists(wid: Wid) {
        const known = await connection.ask('who', { id: wid._serialized })
        if (!known) return null
        store.contacts.put(known)
        return { wid, biz: false }
      },
    },
    WAWebContactGetters: {
      getIsMe: (contact: Contact) => contact.id === store.me?.phone || contact.id === store.me?.lid,
      getIsUser: (contact: Contact) => contact.id.isUser(),
      getIsGroup: (contact: Contact) => contact.id.isGroup(),
      getIsWAContact: (contact: Contact) => contact.id.isUser(),
      getUserid: (contact: Contact) => contact.id.user,
      getVerifiedName: () => undefined,
      getVerifiedLevel: () => undefined,
      getStatusMute: () => false,
      getName: () => undefined,
      getShortName: () => undefined,
      getPushname: (contact: Contact) => contact.pushname,
      getIsEnterprise: () => false,
    },
    WAWebFrontendContactGetters: { getIsMyContact: () => false },
    WAWebQuotedMsgModelUtils: {
      getQuotedMsgObj(message: Message) {
        const id = message.quotedStanzaID
        return store
          .openChat(message.id.remote)
          .msgs.getModelsArray()
          .find(each => each.id.id === id)
      },
    },
    WAWebAddonReactionTableMode: { reactionTableMode },
    WAWebAddonPollVoteTableMode: { pollVoteTableMode: { bulkUpsert: async () => undefined } },
    WAWebNonMessageDataRequestPlaceholderMessageResendUtils: {
      handlePlaceholderMsgsSeen: async () => undefined,
    },
    WAWebBackendJobsCommon: { mediaTypeFromProtobuf: () => null },
    WAWebE2EProtoUtils: { typeAttributeFromProtobuf: () => 'text' },
    WAWebBizOrderBridge: {
      async queryOrder(_chat: Wid, orderId: string, _width: number, _height: number, token: string) {
        const cart = await connection.ask('cart', { orderId, token })
        return cart && toOrder(cart)
      },
    },
    WAWebPhoneUtils: { formattedPhoneNumber: (id: string) => `+${id.split('@')[0]}` },
    WAWebApiMessageInfoStore: { queryMsgInfo: async () => ({ delivery: [], read: [], played: [] }) },
    WALinkify: { findLinks, findLink: (text: unknown) => findLinks(text)[0] },
  }
}

interface Link {
  href: string
  url: string
}

function findLinks(text: unknown): Link[] {
  if (typeof text !== 'string') return []
  return [...text.matchAll(/https?:\/\/[^\s<>"']+/g)].map(([href]) => ({ href, url: href }))
}

/** WhatsApp gives prices as text, in thousandths. */
function toOrder(cart: WireCart) {
  const totalThousandths = cart.products.reduce((sum, each) => sum + each.quantity * each.priceThousandths, 0)
  return {
    products: cart.products.map(({ priceThousandths, ...product }) => ({
      ...product,
      price: String(priceThousandths),
      currency: cart.currency,
      thumbnailUrl: '',
    })),
    subtotal: String(totalThousandths),
    total: String(totalThousandths),
    currency: cart.currency,
    createdAt: cart.createdAt,
  }
}
