import { isLate } from '@comanda/bot/handlers/age.js'
import type { Answer, MessageContext } from '@comanda/bot/handlers/handler.js'
import { answerMessage } from '@comanda/bot/handlers/handlers.js'
import { joinWords, type Said } from '@comanda/bot/handlers/join-words.js'
import { createReader, type ShopMenu, type SoldOut } from '@comanda/bot/handlers/reader.js'
import { customersLanguage } from '@comanda/bot/inbox/customers-language.js'
import { takeUp } from '@comanda/bot/inbox/take-up.js'
import { describeSoldOut } from '@comanda/bot/replies/describe.js'
import { type CompiledMenu, compileMenu } from '@comanda/order-language/compile-menu.js'
import type { Menu } from '@comanda/order-language/menu/menu.js'
import type { Business } from '@comanda/shared/businesses/types.js'
import {
  type Conversation,
  type ConversationState,
  emptyConversation,
} from '@comanda/shared/conversations/types.js'
import type { KnownCustomer } from '@comanda/shared/customers/types.js'
import type { InboxMessage } from '@comanda/shared/inbox/types.js'
import { customerMayCancel } from '@comanda/shared/orders/steps.js'
import type { DueTime, OrderStatus } from '@comanda/shared/orders/types.js'
import type { Replies } from '@comanda/shared/replies/replies.js'
import { repliesFor } from '@comanda/shared/replies/replies-for.js'
import { usualManner } from '../../support/bot-manner.js'
import { asMenu, lanchoneteOfTheDay, taqueriaOfTheDay, trattoriaMenu } from '../../support/menus.js'

interface Talk {
  business: Business
  menu: Menu
  /** what the menu says and can't be had: ids of dishes and options */
  soldOut: Set<string>
  gone: SoldOut[]
  state: ConversationState
  silentUntil: Date | undefined
  known: KnownCustomer
  now: Date
  orders: number
  allergy: string | undefined
  /** what sold best lately */
  popular: readonly string[] | undefined
  /** that the customer writes in */
  language: string | undefined
  /** a message of theirs waits for a person */
  isWaiting: boolean
  /** how long after it was written the next burst is read */
  lateMs: number
}

export interface TranscriptShop {
  name: string
  menu: Menu
  deliveryFeeMinor: number
}

/** Where a transcript is held: in English, or in the language that it begins with: “@ language es”. */
export const transcriptShops: Readonly<Record<string, TranscriptShop>> = {
  en: { name: 'Trattoria Rosa', menu: trattoriaMenu, deliveryFeeMinor: 300 },
  es: { name: 'Taquería El Farol', menu: asMenu(taqueriaOfTheDay), deliveryFeeMinor: 3_500 },
  pt: { name: 'Lanchonete Bela Vista', menu: asMenu(lanchoneteOfTheDay), deliveryFeeMinor: 600 },
}

/** The language that a transcript says it is in. */
export const languageOf = (written: string): string => /^@ language (\w+)$/m.exec(written)?.[1] ?? 'en'

function businessOf({ name, menu, deliveryFeeMinor }: TranscriptShop): Business {
  return {
    id: 1,
    slug: 'shop',
    name,
    currency: menu.currency,
    timeZone: menu.timeZone ?? 'UTC',
    language: menu.language,
    country: menu.country,
    menuVersion: 1,
    openingHours: [],
    offersDelivery: true,
    offersPickup: true,
    deliveryFeeMinor,
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
  }
}

/** What happens besides talk: “@ 3 hours later”, “@ read 3 hours late”, “@ price of margherita 10.50”, “@ order accepted”, … */
function happen(talk: Talk, what: string): void {
  const hours = /^(\d+) hours? later$/.exec(what)
  const told = /^the shop says (address|phone|paymentMethods|deliveryArea|greeting): (.+)$/.exec(what)
  const special = /^special day (\S+) (.+?): (?:closed|(\d\d:\d\d)–(\d\d:\d\d))$/.exec(what)
  const hours24 = /^open but for Mondays (\d\d:\d\d) to (\d\d:\d\d)$/.exec(what)
  const price = /^price of (\w+) (\d+)\.(\d\d)$/.exec(what)
  const late = /^read (\d+) (minutes|hours) late$/.exec(what)
  const status = /^order (\w+)$/.exec(what)
  const soldOut = /^(\w+) is sold out$/.exec(what)
  const minimum = /^minimum (\d+)\.00$/.exec(what)
  const manner = /^the bot’s (botName|tone|replyLanguages|promisesTime|asksAtMost) is (.+)$/.exec(what)
  const used = /^the shop uses “(.+)” for (\w+)$/.exec(what)
  if (hours) {
    talk.now = new Date(talk.now.getTime() + Number(hours[1]) * 3_600_000)
  } else if (late) {
    talk.lateMs = Number(late[1]) * (late[2] === 'hours' ? 3_600_000 : 60_000)
  } else if (price) {
    const items = talk.menu.items.map(item =>
      item.id === price[1] ? { ...item, priceMinor: Number(`${price[2]}${price[3]}`) } : item,
    )
    talk.menu = { ...talk.menu, items }
    talk.business = { ...talk.business, menuVersion: talk.business.menuVersion + 1 }
  } else if (used) {
    const items = talk.menu.items.map(item =>
      item.id === used[2] ? { ...item, aliases: [...item.aliases, used[1] ?? ''] } : item,
    )
    talk.menu = { ...talk.menu, items }
    talk.business = { ...talk.business, menuVersion: talk.business.menuVersion + 1 }
  } else if (status && talk.known.lastOrder) {
    talk.known = { ...talk.known, lastOrder: { ...talk.known.lastOrder, status: status[1] as OrderStatus } }
  } else if (soldOut) {
    talk.soldOut.add(soldOut[1] ?? '')
  } else if (what === 'a person answers from the desk') {
    talk.isWaiting = false
    talk.silentUntil = new Date(talk.now.getTime() + 7_200_000)
  } else if (what === 'closed until 18:00') {
    const openingHours = [1, 2, 3, 4, 5, 6, 7].map(day => ({ day, opens: '18:00', closes: '23:00' }))
    talk.business = { ...talk.business, openingHours }
  } else if (what.startsWith('most ordered: ')) {
    talk.popular = what.slice('most ordered: '.length).split(', ')
  } else if (told) {
    talk.business = { ...talk.business, [told[1] ?? '']: told[2] }
  } else if (special) {
    const hours = special[3] === undefined ? [] : [{ opens: special[3], closes: special[4] ?? '' }]
    const day = { date: special[1] ?? '', name: special[2] ?? '', hours }
    talk.business = { ...talk.business, specialDays: [...talk.business.specialDays, day] }
  } else if (what === 'paused for an hour') {
    talk.business = { ...talk.business, pausedUntil: new Date(talk.now.getTime() + 3_600_000) }
  } else if (hours24) {
    const openingHours = [2, 3, 4, 5, 6, 7].map(day => ({
      day,
      opens: hours24[1] ?? '',
      closes: hours24[2] ?? '',
    }))
    talk.business = { ...talk.business, openingHours }
  } else if (minimum) {
    talk.business = { ...talk.business, minimumOrderMinor: Number(minimum[1]) * 100 }
  } else if (what === 'pickup only') {
    talk.business = { ...talk.business, offersDelivery: false }
  } else if (manner) {
    const value: unknown = JSON.parse(manner[2] ?? '')
    talk.business = { ...talk.business, [manner[1] ?? '']: value }
  } else if (what.startsWith('last address ')) {
    talk.known = { ...talk.known, address: what.slice('last address '.length) }
  } else {
    throw new Error(`a transcript says “@ ${what}”, which nobody knows`)
  }
}

/** What is sent besides text, by what a transcript calls it: WhatsApp's word for it. */
const specialTypes: Readonly<Record<string, string>> = {
  voice: 'ptt',
  location: 'location',
  sticker: 'sticker',
  picture: 'image',
}

const byKey = ([one]: [string, unknown], [other]: [string, unknown]): number =>
  one.length - other.length || (one < other ? -1 : 1)

/** As the database gives it back: jsonb has an order of keys of its own, and leaves out what is undefined. */
function stored<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (Array.isArray(value)) return value.map(stored) as Value
  const entries = Object.entries(value).filter(([, part]) => part !== undefined)
  return Object.fromEntries(entries.sort(byKey).map(([key, part]) => [key, stored(part)])) as Value
}

const compiled = new WeakMap<Menu, CompiledMenu>()

/** No menu is ever changed: another price makes another menu. */
function compiledOnce(menu: Menu): CompiledMenu {
  const made = compiled.get(menu) ?? compileMenu(menu)
  compiled.set(menu, made)
  return made
}

function shopMenuOf({ menu, soldOut }: Talk): ShopMenu {
  const whole = compiledOnce(menu)
  if (soldOut.size === 0) return { menu: whole, whole }
  const isOffered = ({ id }: { id: string }): boolean => !soldOut.has(id)
  const groups = menu.groups.map(group => ({ ...group, options: group.options.filter(isOffered) }))
  return { menu: compileMenu({ ...menu, groups, items: menu.items.filter(isOffered) }), whole }
}

const conversationOf = (talk: Talk): Conversation => ({
  id: 1,
  businessId: 1,
  contactId: 1,
  chatId: 1,
  silentUntil: talk.silentUntil,
  asked: undefined,
  messageIds: [],
  allergy: talk.allergy,
  ...emptyConversation,
  ...stored(talk.state),
})

/** What can't be had any more leaves the cart. @returns what is said of it */
function takeUpCart(talk: Talk): Said[] {
  const shop = shopMenuOf(talk)
  const { conversation, soldOut } = takeUp(
    conversationOf(talk),
    shop,
    createReader(shop, talk.now, talk.known),
  )
  talk.state = { ...talk.state, cart: conversation.cart, reading: conversation.reading }
  talk.gone = soldOut
  const replies = repliesTo(talk)
  return soldOut.map(dish => ({ reply: describeSoldOut(dish, replies), movesOn: false, isLate: false }))
}

const repliesTo = ({ business, language }: Talk): Replies => repliesFor(business, language)

function contextOf(talk: Talk, body: string, type: string, isAskUnsaid: boolean): MessageContext {
  const message: InboxMessage = {
    id: 1,
    key: 'KEY',
    accountId: 1,
    chatId: 1,
    contactId: 1,
    kind: 'message',
    type,
    body,
    payload: type === 'location' ? { latitude: 40.7128, longitude: -74.006 } : {},
    sentAt: talk.now,
    receivedAt: talk.now,
    attempts: 1,
  }
  const shop = shopMenuOf(talk)
  const now = new Date(talk.now.getTime() + talk.lateMs)
  const read = createReader(shop, now, talk.known)
  return {
    business: talk.business,
    menu: shop.menu,
    read,
    conversation: conversationOf(talk),
    gone: talk.gone,
    known: talk.known,
    message,
    text: body,
    writtenAt: talk.now,
    now,
    lastAsk: isAskUnsaid ? 'unsaid' : 'seen',
    replies: repliesTo(talk),
    popular: talk.popular,
  }
}

/** Lets follow what follows from the answer to one message. @returns what came of it besides words, and its words */
function follow(talk: Talk, context: MessageContext, answer: Answer): { notes: string[]; said: Said } {
  const { silentUntil } = context.conversation
  const isQuiet = silentUntil !== undefined && silentUntil > context.now
  if (answer.conversation ?? answer.heard)
    talk.state = { ...talk.state, ...answer.heard, ...answer.conversation }
  if (answer.silentUntil) talk.silentUntil = answer.silentUntil
  talk.allergy = (answer.order ?? answer.amends) ? undefined : (answer.allergy ?? talk.allergy)
  const notes: string[] = []
  if (answer.order) {
    talk.orders += 1
    const { fulfilment, details } = answer.order
    const lines = answer.order.lines.map(({ itemKey, quantity, options }) => ({
      item: itemKey,
      quantity,
      options: options
        .filter(({ standard }) => standard !== true)
        .map(({ group, option, amount }) => ({ group, option, amount })),
    }))
    talk.known = {
      address: (fulfilment === 'delivery' ? details.address : undefined) ?? talk.known.address,
      lastOrder: {
        id: talk.orders,
        number: talk.orders,
        status: 'pending',
        placedAt: context.now,
        fulfilment,
        totalMinor: answer.order.totalMinor,
        due: answer.order.due,
        details,
        lines,
      },
    }
    notes.push(`an order is placed: ${fulfilment ?? 'as it comes'}, ${answer.order.totalMinor / 100}`)
    notes.push(...dueNotes(talk, answer.order.due))
    for (const [kind, value] of Object.entries(details))
      if (kind === 'allergy' || kind === 'note' || kind === 'notTaken')
        notes.push(`the order says: ${kind}: ${value}`)
    for (const { words, meant } of answer.corrections ?? [])
      notes.push(`suggested to the shop: “${words}” is ${'item' in meant ? meant.item : meant.option}`)
  }
  if (answer.change && talk.known.lastOrder) {
    const { fulfilment, details, totalMinor, reason } = answer.change
    const lines = answer.change.lines.map(({ itemKey, quantity, options }) => ({
      item: itemKey,
      quantity,
      options: options
        .filter(({ standard }) => standard !== true)
        .map(({ group, option, amount }) => ({ group, option, amount })),
    }))
    talk.known = {
      ...talk.known,
      lastOrder: { ...talk.known.lastOrder, fulfilment, details, totalMinor, due: answer.change.due, lines },
    }
    notes.push(
      `order #${answer.change.orderId} is changed: ${reason}: ${fulfilment ?? 'as it comes'}, ${totalMinor / 100}`,
    )
    notes.push(...dueNotes(talk, answer.change.due))
  }
  const isCancelled = answer.cancel !== undefined && customerMayCancel(answer.cancel.from)
  if (isCancelled && talk.known.lastOrder) {
    talk.known = { ...talk.known, lastOrder: { ...talk.known.lastOrder, status: 'cancelled' } }
    notes.push('the order is cancelled')
  }
  if (answer.amends) notes.push(`it stands on order #${answer.amends.orderId}: ${answer.amends.kind}`)
  let reply = answer.order ? answer.replyWithNumber?.(talk.orders) : answer.reply
  if (answer.handover) {
    if ((reply ?? answer.ask) === undefined && !isQuiet)
      reply = context.replies.say(talk.isWaiting ? 'handoverAgain' : 'handover')
    talk.isWaiting = true
    notes.push(`waits for a person: ${answer.handover}`)
  }
  const { greeting, ask } = answer
  const words = Object.entries({ greeting, reply, ask }).filter(([, text]) => text !== undefined)
  const movesOn = answer.conversation !== undefined
  return { notes, said: { movesOn, isLate: isLate(context), ...Object.fromEntries(words) } }
}

/** By the shop's clock. */
function dueNotes({ business }: Talk, due: DueTime | undefined): string[] {
  if (due === undefined) return []
  const clock = (at: Date): string =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone: business.timeZone,
      dateStyle: 'medium',
      timeStyle: 'short',
    }).format(at)
  return [`it is due ${clock(due.at)}, to be begun ${clock(due.startAt)}`]
}

/** Says these one after the other, and tells what the customer hears and what else came of it. */
function say(talk: Talk, bodies: readonly string[], type: string): string[] {
  const notes: string[] = []
  const hear = (body: string): void => {
    const written = { kind: 'message', type, body } as const
    talk.language = customersLanguage(compileMenu(talk.menu), written, talk.language)
  }
  hear(bodies[0] ?? '')
  const said = takeUpCart(talk)
  let isAskUnsaid = false
  for (const body of bodies) {
    hear(body)
    for (let text: string | undefined = body; text !== undefined; ) {
      const context = contextOf(talk, text, type, isAskUnsaid)
      const answer = answerMessage(context)
      if (answer.conversation ?? answer.ask) isAskUnsaid = answer.ask !== undefined
      const followed = follow(talk, context, answer)
      notes.push(...followed.notes)
      said.push(followed.said)
      text = answer.rest
    }
  }
  talk.now = new Date(talk.now.getTime() + talk.lateMs + 60_000)
  talk.lateMs = 0
  const heard = joinWords(said, repliesTo(talk))?.text.split('\n') ?? []
  return [...heard.map(line => `< ${line}`.trimEnd()), ...notes.map(note => `  (${note})`)]
}

/**
 * Holds the conversation that a transcript tells, with the bot as it is now.
 * @param written lines that begin with “>” are said by the customer, one after the other without an answer between
 *   them as one burst; “> [voice]”, “> [location]”, “> [sticker]” and “> [picture]” are such messages; “@” happens; “#” is a remark; the bot's own
 *   lines are left out and written anew; “@ language es” at its head takes the shop that speaks it
 */
export function holdTranscript(written: string): string {
  const language = languageOf(written)
  const shop = transcriptShops[language]
  if (shop === undefined) throw new Error(`no shop for transcripts speaks ${language}`)
  const talk: Talk = {
    business: businessOf(shop),
    menu: shop.menu,
    soldOut: new Set(),
    gone: [],
    state: emptyConversation,
    silentUntil: undefined,
    known: { address: undefined, lastOrder: undefined },
    // a Friday, two in the afternoon in New York
    now: new Date('2026-03-06T19:00:00Z'),
    orders: 0,
    allergy: undefined,
    language: undefined,
    popular: undefined,
    isWaiting: false,
    lateMs: 0,
  }
  const held: string[] = []
  let burst: string[] = []
  const flush = (): void => {
    if (burst.length === 0) return
    const special = specialTypes[/^\[(\w+)\]$/.exec(burst[0] ?? '')?.[1] ?? '']
    if (special !== undefined) held.push(...say(talk, [''], special), '')
    else held.push(...say(talk, burst, 'chat'), '')
    burst = []
  }
  for (const line of written.split('\n')) {
    if (line.startsWith('> ')) {
      burst.push(line.slice(2))
      held.push(line)
    } else if (line.startsWith('@ ')) {
      flush()
      if (!line.startsWith('@ language ')) happen(talk, line.slice(2))
      held.push(line)
    } else if (line.startsWith('#')) {
      held.push(line)
    } else {
      flush()
    }
  }
  flush()
  return `${held.join('\n').trimEnd()}\n`
}
