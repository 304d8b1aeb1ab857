import type { Business } from '@comanda/shared/businesses/types.js'
import type { Chat, ChatAuthor, ChatMessage, Delivery } from '@comanda/shared/chats/types.js'
import type { Handover } from '@comanda/shared/handovers/types.js'
import { boldParts, type TextPart } from '../../formatting/bold.js'
import { readableMessage } from '../../formatting/message.js'
import type { Badge } from '../../formatting/order-status.js'
import { clockTime, dayName, type ReadableTime, readableTime } from '../../formatting/time.js'
import { personName } from './person-name.js'
import { reasonWords } from './reason-words.js'

interface Bubble {
  side: 'in' | 'out'
  /** who of the shop wrote it; undefined for the customer */
  author: string | undefined
  kind: string | undefined
  /** none where there is no text */
  parts: TextPart[]
  /** where the customer shared a place: an address of a map */
  map: string | undefined
  isRevoked: boolean
  isEdited: boolean
  clock: string
  iso: string
  ticks: { symbol: string; word: string; tone: string } | undefined
}

/** What the chat page shows above the reply box, and keeps current. */
export interface ChatPanel {
  heading: string
  badge: Badge
  /** why and since when somebody waits; or what the bot does */
  state: string
  since: ReadableTime | undefined
  isWaiting: boolean
  isQuiet: boolean
  days: { name: string; bubbles: Bubble[] }[]
}

const authors: Record<ChatAuthor, string | undefined> = {
  customer: undefined,
  bot: 'Bot',
  staff: 'You, from here',
  phone: 'You, on the phone',
}

const ticks: Record<Delivery, Bubble['ticks']> = {
  waiting: { symbol: '…', word: 'On its way', tone: 'quiet' },
  sent: { symbol: '✓', word: 'Sent', tone: 'quiet' },
  delivered: { symbol: '✓✓', word: 'Delivered', tone: 'quiet' },
  read: { symbol: '✓✓', word: 'Read', tone: 'read' },
  failed: { symbol: '!', word: 'Not sent', tone: 'failed' },
}

function toBubble(message: ChatMessage, timeZone: string): Bubble {
  const { place } = message
  const { kind, text } = readableMessage(message)
  return {
    side: message.author === 'customer' ? 'in' : 'out',
    author: authors[message.author],
    kind,
    parts: boldParts(text),
    map: place && `https://www.openstreetmap.org/?mlat=${place.latitude}&mlon=${place.longitude}`,
    isRevoked: message.isRevoked,
    isEdited: message.isEdited,
    clock: clockTime(message.at, timeZone),
    iso: message.at.toISOString(),
    ticks: message.delivery && ticks[message.delivery],
  }
}

function byDay(messages: readonly ChatMessage[], now: Date, timeZone: string): ChatPanel['days'] {
  const days: ChatPanel['days'] = []
  for (const message of messages) {
    const name = dayName(message.at, now, timeZone)
    const last = days.at(-1)
    const bubble = toBubble(message, timeZone)
    if (last?.name === name) last.bubbles.push(bubble)
    else days.push({ name, bubbles: [bubble] })
  }
  return days
}

function stateOf(
  silentUntil: Date | undefined,
  newest: Handover | undefined,
  timeZone: string,
): Pick<ChatPanel, 'badge' | 'state'> {
  const quiet = silentUntil && `The bot is quiet here until ${clockTime(silentUntil, timeZone)}.`
  if (newest !== undefined) {
    const reason = `${reasonWords[newest.reason]}.`
    return {
      badge: { tone: 'waiting', word: 'Waits for you' },
      state: quiet === undefined ? reason : `${reason} ${quiet}`,
    }
  }
  if (quiet !== undefined) return { badge: { tone: 'done', word: 'You answer' }, state: quiet }
  return { badge: { tone: 'going', word: 'Bot answers' }, state: 'The bot answers here.' }
}

export function chatPanel(input: {
  chat: Chat
  open: readonly Handover[]
  messages: readonly ChatMessage[]
  business: Business
  now: Date
}): ChatPanel {
  const { chat, open, messages, business, now } = input
  const { timeZone } = business
  const silentUntil = chat.silentUntil !== undefined && chat.silentUntil > now ? chat.silentUntil : undefined
  const last = messages.at(-1)
  const by = last?.author === 'customer' ? personName(chat.name, chat.phone) : 'the shop'
  return {
    heading: last === undefined ? 'No messages' : `Last message by ${by}, ${clockTime(last.at, timeZone)}`,
    ...stateOf(silentUntil, open.at(-1), timeZone),
    since: open[0] && readableTime(open[0].createdAt, now, timeZone),
    isWaiting: open.length > 0,
    isQuiet: silentUntil !== undefined,
    days: byDay(messages, now, timeZone),
  }
}
