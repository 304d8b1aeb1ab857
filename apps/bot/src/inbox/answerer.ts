import { createAccountRepository } from '@comanda/shared/accounts/repository.js'
import type { Account } from '@comanda/shared/accounts/types.js'
import { createBusinessRepository } from '@comanda/shared/businesses/repository.js'
import type { Business } from '@comanda/shared/businesses/types.js'
import { createConversationRepository } from '@comanda/shared/conversations/repository.js'
import { silenceMs } from '@comanda/shared/conversations/silence.js'
import type { Conversation, ConversationState } from '@comanda/shared/conversations/types.js'
import { createCustomerRepository } from '@comanda/shared/customers/repository.js'
import type { KnownCustomer } from '@comanda/shared/customers/types.js'
import type { Database } from '@comanda/shared/database/connect.js'
import { isDatabaseUnavailable } from '@comanda/shared/database/errors.js'
import { createHandoverRepository } from '@comanda/shared/handovers/repository.js'
import { createInboxRepository } from '@comanda/shared/inbox/repository.js'
import type { InboxMessage } from '@comanda/shared/inbox/types.js'
import { createLearntWordRepository } from '@comanda/shared/learnt-words/repository.js'
import { createOrderRepository } from '@comanda/shared/orders/repository.js'
import { createOrderService } from '@comanda/shared/orders/service.js'
import { createOutboxRepository } from '@comanda/shared/outbox/repository.js'
import type { NewOutboxMessage } from '@comanda/shared/outbox/types.js'
import type { Replies } from '@comanda/shared/replies/replies.js'
import { repliesFor } from '@comanda/shared/replies/replies-for.js'
import type { Answer, MessageContext } from '../handlers/handler.js'
import { answerMessage } from '../handlers/handlers.js'
import { joinWords, type Said } from '../handlers/join-words.js'
import type { OrderLimits } from '../handlers/large-order.js'
import { createReader, type ShopMenu, type SoldOut } from '../handlers/reader.js'
import { describeSoldOut } from '../replies/describe.js'
import { createCarryOut } from './carry-out.js'
import type { CompiledMenus } from './compiled-menus.js'
import { customersLanguage } from './customers-language.js'
import { lastAsk } from './last-ask.js'
import { popularDishes } from './popular-dishes.js'
import { goesInCircles } from './rounds.js'
import { takeUp } from './take-up.js'

export interface Answerer {
  /**
   * Answers one contact's messages in one transaction: all of it, or nothing. Each has its own effect, in its order, as
   * if it had come alone; what is said to them is one message.
   * @param messages oldest first
   */
  answer(messages: readonly InboxMessage[]): Promise<void>
  /** Hands a message over that can't be answered. */
  giveUp(message: InboxMessage): Promise<void>
}

/** What one contact's messages find, and change for those behind them. */
interface Talk {
  business: Business
  shop: ShopMenu | undefined
  /** taken out of the cart: it isn't on offer any more */
  gone: readonly SoldOut[]
  conversation: Conversation
  known: KnownCustomer
  now: Date
  /** how far the database's clock is ahead of WhatsApp's, in ms; undefined where that isn't known */
  aheadMs: number | undefined
  /** what the conversation waits for is part of the answer to this burst */
  isAskUnsaid: boolean
  hasMoved: boolean
}

/** A message, and what there is of the one that it is about. */
type Found = Pick<MessageContext, 'message' | 'change' | 'reactsTo' | 'quoted'>

/** What a message says besides, or stands for, as a message of its own; an edit stands for the one that it changes. */
const asWritten = ({ message, change }: Found, body: string): InboxMessage => ({
  ...message,
  id: change?.original?.id ?? message.id,
  kind: 'message',
  type: 'chat',
  body,
})

/** The messages that made the cart what it is now. */
function movedBy(
  { messageIds }: Conversation,
  now: ConversationState,
  { id, kind }: InboxMessage,
): readonly number[] {
  if (now.turns.length === 0 && now.cart.length === 0) return []
  return kind === 'message' ? [...new Set([...messageIds, id])] : messageIds
}

/** Orders, events, handovers, conversation and outbox commit together with the inbox rows. */
export function createAnswerer(options: {
  db: Database
  account: Account
  menus: CompiledMenus
  /** past these a person confirms an order */
  orderLimits?: OrderLimits
  /** the time by WhatsApp's clock, as its stamps are; where it isn't known the database's serves */
  whatsAppNow?: () => Date | undefined
}): Answerer {
  const { db, account, menus, orderLimits, whatsAppNow = () => undefined } = options
  const { businessId } = account
  const accounts = createAccountRepository(db)
  const businesses = createBusinessRepository(db)
  const conversations = createConversationRepository(db)
  const customers = createCustomerRepository(db)
  const handovers = createHandoverRepository(db)
  const inbox = createInboxRepository(db)
  const orders = createOrderRepository(db)
  const outbox = createOutboxRepository(db)
  const carryOut = createCarryOut({
    conversations,
    customers,
    handovers,
    learntWords: createLearntWordRepository(db),
    orders,
    orderService: createOrderService(db),
  })

  async function open({ contactId, chatId }: InboxMessage, trx: Database): Promise<Talk> {
    const key = { businessId, accountId: account.id, contactId, chatId }
    // before the database's, which has to wait for the lock: the difference is rather taken for too large
    const whatsApp = whatsAppNow()
    // sent at once and carried out in this order: what is known of the customer is read under the lock
    const [business, kept, known, databaseNow] = await Promise.all([
      businesses.find(businessId, trx),
      conversations.lock(key, trx),
      customers.known(businessId, contactId, trx),
      accounts.databaseNow(trx),
    ])
    if (business === undefined) throw new Error(`business ${businessId} is gone`)
    const shop = await menus.get(business, trx)
    const now = whatsAppNow() ?? databaseNow
    const aheadMs = whatsApp && databaseNow.getTime() - whatsApp.getTime()
    const { conversation, soldOut: gone } = takeUp(kept, shop, shop && createReader(shop, now, known))
    const hasMoved = conversation.reading !== kept.reading && kept.turns.length > 0
    return { business, shop, conversation, known, now, aheadMs, gone, isAskUnsaid: false, hasMoved }
  }

  /** In the customer's own language, as far as it is known. */
  const repliesTo = ({ business, conversation }: Talk): Replies => repliesFor(business, conversation.language)

  async function hearLanguage(talk: Talk, message: InboxMessage, trx: Database): Promise<void> {
    const { conversation, shop } = talk
    const language = customersLanguage(shop?.menu, message, conversation.language)
    if (language === undefined || language === conversation.language) return
    talk.conversation = { ...conversation, language }
    await conversations.noteLanguage(businessId, conversation.id, language, trx)
  }

  /** What there is of the message that an edit, a deletion or a reaction is about. */
  async function lookUp({ conversation }: Talk, message: InboxMessage, trx: Database): Promise<Found> {
    const { kind, key, payload } = message
    if (kind === 'message') {
      const { quotedKey } = payload
      const quoted =
        typeof quotedKey === 'string' ? await inbox.bodyOf(account.id, quotedKey, trx) : undefined
      return { message, ...(quoted !== undefined && { quoted }) }
    }
    if (kind === 'reaction') {
      const { targetKey } = payload
      const sent = typeof targetKey === 'string' && (await outbox.sentUnder(account.id, targetKey, trx))
      return { message, ...(sent && { reactsTo: { outboxId: sent.id } }) }
    }
    const original = await inbox.original(account.id, key, trx)
    const order = original && (await orders.ofMessage(businessId, original.id, trx))
    const messages = await inbox.asTheyStand(account.id, conversation.messageIds, message.id, trx)
    return { message, change: { original, order, messages } }
  }

  function contextOf(talk: Talk, { message, ...about }: Found): MessageContext {
    const { business, shop, conversation, known, now, aheadMs, gone, isAskUnsaid } = talk
    const writtenAt = message.sentAt
    return {
      business,
      menu: shop?.menu,
      read: shop && createReader(shop, now, known),
      conversation,
      known,
      message,
      ...about,
      text: message.body,
      writtenAt,
      now,
      lastAsk: isAskUnsaid ? 'unsaid' : lastAsk(conversation.asked, message, aheadMs),
      gone,
      limits: orderLimits,
      replies: repliesTo(talk),
    }
  }

  /** What the next message of the burst finds. */
  async function moveOn(talk: Talk, message: InboxMessage, answer: Answer, trx: Database): Promise<void> {
    const { conversation, heard, silentUntil, order, change, cancel, ask } = answer
    const { contactId } = talk.conversation
    if (conversation ?? heard ?? answer.allergy) talk.hasMoved = true
    // an order has it from then on
    const allergy =
      (order ?? change ?? answer.amends) ? undefined : (answer.allergy ?? talk.conversation.allergy)
    if (conversation ?? ask) talk.isAskUnsaid = ask !== undefined
    const messageIds = conversation
      ? movedBy(talk.conversation, conversation, message)
      : talk.conversation.messageIds
    talk.conversation = {
      ...talk.conversation,
      ...heard,
      ...conversation,
      messageIds,
      allergy,
      ...(silentUntil && { silentUntil }),
    }
    if (order ?? change ?? cancel) talk.known = await customers.known(businessId, contactId, trx)
  }

  /** What was wanted and isn't to be had any more is told first, whatever was written. */
  function tellGone(talk: Talk): Said[] {
    const { conversation, gone, now } = talk
    const replies = repliesTo(talk)
    const isQuiet = conversation.silentUntil !== undefined && conversation.silentUntil > now
    if (isQuiet) return []
    return gone.map(dish => ({ reply: describeSoldOut(dish, replies), movesOn: false, isLate: false }))
  }

  async function say(
    talk: Talk,
    messages: readonly InboxMessage[],
    said: Said[],
    trx: Database,
  ): Promise<void> {
    const { conversation } = talk
    const words = joinWords(said, repliesTo(talk))
    if (words === undefined) return
    const { chatId, contactId } = conversation
    const inboxIds = messages.map(message => message.id)
    const reply = {
      accountId: account.id,
      chatId,
      contactId,
      kind: 'reply',
      body: words.text,
      inboxIds,
    } as const
    if (await goesInCircles(outbox, reply, trx)) return endRounds(talk, messages, reply, trx)
    const outboxId = await outbox.add(reply, trx)
    if (words.asks) await conversations.noteAsked(businessId, conversation.id, outboxId, trx)
  }

  /** The last word of the bot there, said once: a person goes on. */
  async function endRounds(
    talk: Talk,
    messages: readonly InboxMessage[],
    reply: NewOutboxMessage,
    trx: Database,
  ): Promise<void> {
    const { contactId, chatId } = talk.conversation
    const [last] = messages.slice(-1)
    if (last === undefined) return
    await handovers.open({ businessId, contactId, chatId, inboxId: last.id, reason: 'rounds' }, trx)
    await conversations.setSilence(businessId, contactId, new Date(talk.now.getTime() + silenceMs), trx)
    await outbox.add({ ...reply, body: repliesTo(talk).say('handover') }, trx)
  }

  async function answerEach(messages: readonly InboxMessage[], talk: Talk, trx: Database): Promise<void> {
    const [first] = messages
    if (first !== undefined) await hearLanguage(talk, first, trx)
    const said = tellGone(talk)
    const ids: Record<'done' | 'handover', number[]> = { done: [], handover: [] }
    for (const message of messages) {
      let isHandedOver = false
      await hearLanguage(talk, message, trx)
      const found = await lookUp(talk, message, trx)
      const popular = await popularDishes(talk.shop?.menu, message.body, talk.business, talk.now, trx)
      let context: MessageContext = { ...contextOf(talk, found), popular }
      for (let rest: string | undefined = message.body; rest !== undefined; ) {
        const answer = answerMessage(context)
        // a message waits once, for what was found first in it
        const { handover: _handover, ...others } = answer
        const carried = await carryOut(context, isHandedOver ? others : answer, trx)
        said.push(carried.said)
        isHandedOver ||= carried.isHandedOver
        await moveOn(talk, context.message, answer, trx)
        rest = answer.rest
        if (rest !== undefined) context = { ...contextOf(talk, { message: asWritten(found, rest) }), popular }
      }
      if (message.kind === 'revoke') await inbox.forget(account.id, message.key, trx)
      ids[isHandedOver ? 'handover' : 'done'].push(message.id)
    }
    const { id, ...state } = talk.conversation
    await Promise.all([
      talk.hasMoved && conversations.save(businessId, id, state, trx),
      ids.done.length > 0 && inbox.complete(account.id, ids.done, 'done', trx),
      ids.handover.length > 0 && inbox.complete(account.id, ids.handover, 'handover', trx),
      say(talk, messages, said, trx),
    ])
  }

  return {
    answer: async messages => {
      const [first] = messages
      if (first === undefined) return
      await db.transaction(async trx => answerEach(messages, await open(first, trx), trx))
    },

    giveUp: async message => {
      const complete = (trx: Database): Promise<void> =>
        inbox.complete(account.id, [message.id], 'handover', trx)
      try {
        await db.transaction(async trx => {
          const talk = await open(message, trx)
          const { said } = await carryOut(contextOf(talk, { message }), { handover: 'failed' }, trx)
          await Promise.all([complete(trx), say(talk, [message], [said], trx)])
        })
      } catch (error) {
        if (isDatabaseUnavailable(error)) throw error
        // what its answer failed at may be in the way of a polite word, too: it must reach a person in any case
        await db.transaction(async trx => {
          const { contactId, chatId, id: inboxId } = message
          await handovers.open({ businessId, contactId, chatId, inboxId, reason: 'failed' }, trx)
          await complete(trx)
        })
      }
    },
  }
}
