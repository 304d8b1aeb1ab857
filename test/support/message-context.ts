import type { MessageContext } from '@comanda/bot/handlers/handler.js'
import { createReader } from '@comanda/bot/handlers/reader.js'
import { compileMenu } from '@comanda/order-language/compile-menu.js'
import type { Menu } from '@comanda/order-language/menu/menu.js'
import { readTurn } from '@comanda/order-language/read-order.js'
import { type ConversationState, emptyConversation } from '@comanda/shared/conversations/types.js'
import type { InboxMessage } from '@comanda/shared/inbox/types.js'
import { repliesIn } from '@comanda/shared/replies/replies.js'
import { usualManner } from './bot-manner.js'
import { shopMenu } from './menus.js'

/** What is said to a shop that only hands over at its door; what is left out is as usual. */
export interface Said {
  text: string
  at?: Date
  state?: ConversationState
  menu?: Menu
  menuVersion?: number
  type?: string
  /** reads a turn, where somebody looks on */
  readOne?: typeof readTurn
}

const compiled = new WeakMap<Menu, ReturnType<typeof compileMenu>>()

function compiledOf(menu: Menu): ReturnType<typeof compileMenu> {
  const known = compiled.get(menu) ?? compileMenu(menu)
  compiled.set(menu, known)
  return known
}

/** What a handler is given for it. */
export function contextOf({
  text,
  at = new Date('2026-03-01T18:00:00Z'),
  state = emptyConversation,
  menu = shopMenu,
  menuVersion = 1,
  type = 'chat',
  readOne = readTurn,
}: Said): MessageContext {
  const message: InboxMessage = {
    id: 7,
    key: 'KEY',
    accountId: 1,
    chatId: 2,
    contactId: 3,
    kind: 'message',
    type,
    body: text,
    payload: {},
    sentAt: at,
    receivedAt: at,
    attempts: 1,
  }
  const known = { address: undefined, lastOrder: undefined }
  return {
    business: {
      id: 1,
      slug: 'shop',
      name: 'Shop',
      currency: 'USD',
      timeZone: 'America/New_York',
      language: 'en',
      country: undefined,
      menuVersion,
      openingHours: [],
      offersDelivery: false,
      offersPickup: true,
      deliveryFeeMinor: 0,
      minimumOrderMinor: 0,
      readyInMinutes: 30,
      address: undefined,
      phone: undefined,
      paymentMethods: undefined,
      deliveryArea: undefined,
      greeting: undefined,
      specialDays: [],
      pausedUntil: undefined,
      ...usualManner,
    },
    menu: compiledOf(menu),
    read: createReader({ menu: compiledOf(menu), whole: compiledOf(menu) }, at, known, readOne),
    conversation: {
      id: 1,
      businessId: 1,
      contactId: 3,
      chatId: 2,
      silentUntil: undefined,
      asked: undefined,
      messageIds: [],
      allergy: undefined,
      ...state,
    },
    known,
    message,
    text,
    writtenAt: at,
    now: at,
    lastAsk: 'seen',
    gone: [],
    replies: repliesIn('en'),
  }
}
