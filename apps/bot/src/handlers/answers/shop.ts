import type { Asked, When } from '@comanda/order-language/questions/piece.js'
import {
  closesAt,
  dayOf,
  daysUntil,
  type HoursOfDay,
  hoursOn,
  nextOpening,
} from '@comanda/shared/businesses/opening-hours.js'
import { formatMoney } from '@comanda/shared/money/format-money.js'
import { isOpen } from '@comanda/shared/orders/steps.js'
import type { Replies } from '@comanda/shared/replies/replies.js'
import { DateTime } from 'luxon'
import { describeClosed, describeStatus } from '../../replies/describe.js'
import type { MessageContext } from '../handler.js'
import type { Told } from './dishes.js'

const daysOfWeek = 7
const specialDaysAtMost = 10

/** “18:00” as it is written there */
function timeOfDay(time: string, { language }: Replies): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const moment = Date.UTC(2026, 0, 1, hour, minute)
  const format = new Intl.DateTimeFormat(language, { timeZone: 'UTC', hour: 'numeric', minute: '2-digit' })
  return format.format(moment)
}

const describeTimes = (hours: HoursOfDay, replies: Replies): string =>
  hours.map(({ opens, closes }) => `${timeOfDay(opens, replies)}–${timeOfDay(closes, replies)}`).join(', ')

/** “Sunday: 12:00–22:00” */
function describeDay({ business, now, replies }: MessageContext, daysAhead: number): string {
  const { timeZone } = business
  const day = DateTime.fromJSDate(now, { zone: timeZone }).plus({ days: daysAhead })
  const name = new Intl.DateTimeFormat(replies.language, { timeZone, weekday: 'long' }).format(day.toJSDate())
  const times = describeTimes(hoursOn(business, timeZone, now, daysAhead), replies)
  const when = daysAhead === 0 ? 'today' : daysAhead === 1 ? 'tomorrow' : 'later'
  return replies.say('answerDay', { when, name, times: times || 'none' })
}

/** Whether it is open now, and until when. */
function describeNow(context: MessageContext): string {
  const { business, now, replies } = context
  const closed = describeClosed(business, now, replies)
  if (closed !== undefined) return closed
  const closes = closesAt(business, business.timeZone, now)
  if (closes === undefined) return replies.say('openNow')
  const { timeZone } = business
  const format = new Intl.DateTimeFormat(replies.language, { timeZone, hour: 'numeric', minute: '2-digit' })
  return replies.say('openNowUntil', { time: format.format(closes) })
}

/** Holidays and the like that are to come; undefined where the shop has said none. */
function describeSpecialDays({ business, now, replies }: MessageContext): string | undefined {
  const { specialDays, timeZone } = business
  const today = DateTime.fromJSDate(now, { zone: timeZone }).toISODate() ?? ''
  const format = new Intl.DateTimeFormat(replies.language, {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  })
  const lines = specialDays
    .filter(({ date }) => date >= today)
    .slice(0, specialDaysAtMost)
    .map(({ date, name = 'none', hours }) =>
      replies.say('answerSpecialDay', {
        date: format.format(new Date(`${date}T12:00:00Z`)),
        name,
        times: describeTimes(hours, replies) || 'none',
      }),
    )
  return lines.length === 0 ? undefined : lines.join('\n')
}

/** That it won't open any more today. */
function describeOver({ business, now, replies }: MessageContext): string | undefined {
  const { timeZone } = business
  const opens = nextOpening(business, timeZone, now)
  const isLater = opens !== undefined && dayOf(opens, timeZone, now) === 'today'
  return isLater ? undefined : describeClosed(business, now, replies)
}

function daysOf(when: When, { business, now }: MessageContext): readonly number[] {
  switch (when.kind) {
    case 'day':
      return [daysUntil(when.day, business.timeZone, now)]
    case 'tomorrow':
      return [1]
    case 'week':
      return Array.from({ length: daysOfWeek }, (_, ahead) => ahead)
    default:
      return [0]
  }
}

/** “What time do you close?”, “are you open on Sunday?” */
export function tellHours(context: MessageContext, { when }: Asked): string | undefined {
  const { business, replies } = context
  if (when === undefined) return undefined
  if (when.kind === 'holiday') return describeSpecialDays(context)
  if (when.kind === 'now') return describeNow(context)
  const { openingHours, specialDays } = business
  if (openingHours.length === 0 && specialDays.length === 0) return replies.say('answerAlwaysOpen')
  const days = daysOf(when, context).map(ahead => describeDay(context, ahead))
  const closed = when.kind === 'today' ? describeOver(context) : undefined
  const special = when.kind === 'week' ? describeSpecialDays(context) : undefined
  return [closed, ...days, special].filter(line => line !== undefined).join('\n')
}

/** How long it takes, or how it stands with what was ordered. */
export function tellDuration(context: MessageContext): string | undefined {
  const { business, conversation, known, now, replies } = context
  const { lastOrder } = known
  const isUnderWay = conversation.cart.length === 0 && lastOrder !== undefined && isOpen(lastOrder.status)
  if (!business.promisesTime) return isUnderWay ? describeStatus(lastOrder, context) : undefined
  const usual = replies.say('answerDuration', { minutes: business.readyInMinutes })
  // one for later is there when it is due
  if (isUnderWay && lastOrder.due !== undefined) return describeStatus(lastOrder, context)
  if (isUnderWay) return `${describeStatus(lastOrder, context)} ${usual}`
  const closed = describeClosed(business, now, replies)
  return closed === undefined ? usual : `${closed} ${usual}`
}

const money = (minor: number, { business, replies }: MessageContext): string =>
  formatMoney(minor, business.currency, replies.language)

export function tellFee(context: MessageContext): string {
  const { business, replies } = context
  if (!business.offersDelivery) return replies.say('answerPickupOnly')
  const { deliveryFeeMinor } = business
  return replies.say('answerFee', { fee: deliveryFeeMinor > 0 ? money(deliveryFeeMinor, context) : 'none' })
}

/** Whether it is delivered, and where to. Whether a certain street lies within, only a person knows. */
export function tellDelivery(context: MessageContext, { isPlain }: Asked): Told | string | undefined {
  const { business, replies } = context
  const { offersDelivery, deliveryArea } = business
  if (!offersDelivery) return replies.say('answerPickupOnly')
  if (deliveryArea !== undefined) {
    return {
      text: `${replies.say('answerArea', { area: deliveryArea })}\n${tellFee(context)}`,
      isOpen: !isPlain,
    }
  }
  return isPlain ? `${replies.say('answerDelivers')} ${tellFee(context)}` : undefined
}

export const tellPayment = ({ business, replies }: MessageContext): string | undefined =>
  business.paymentMethods && replies.say('answerPayment', { methods: business.paymentMethods })

export const tellWhere = ({ business, replies }: MessageContext): string | undefined =>
  business.address && replies.say('answerWhere', { address: business.address })

export const tellPhone = ({ business, replies }: MessageContext): string | undefined =>
  business.phone && replies.say('answerPhone', { phone: business.phone })

export function tellMinimum(context: MessageContext): string {
  const { minimumOrderMinor, offersDelivery } = context.business
  const minimum = offersDelivery && minimumOrderMinor > 0 ? money(minimumOrderMinor, context) : 'none'
  return context.replies.say('answerMinimum', { minimum })
}

const understood = ['en', 'es', 'pt']

/** Which languages it answers in. */
export function tellLanguages({ business, replies }: MessageContext): string {
  const { language, replyLanguages = understood } = business
  const own = language.split('-')[0]?.toLowerCase() ?? ''
  const codes = [...new Set([...(understood.includes(own) ? [own] : []), ...replyLanguages])]
  const names = new Intl.DisplayNames(replies.language, { type: 'language' })
  const list = new Intl.ListFormat(replies.language, { type: 'conjunction' })
  return replies.say('answerLanguages', { languages: list.format(codes.map(code => names.of(code) ?? code)) })
}
