import { saysTime } from '@comanda/order-language/details/time-said.js'
import { readTime } from '@comanda/order-language/read-time.js'
import { readWish } from '@comanda/order-language/read-wish.js'
import type { Pending, Proposal } from '@comanda/shared/conversations/types.js'
import { describeDay, describeDue, describeStretches } from '@comanda/shared/orders/due/describe-due.js'
import { type Due, type DueQuestion, findDue } from '@comanda/shared/orders/due/find-due.js'
import { noteTime, type Wanted } from '@comanda/shared/orders/due/wanted.js'
import type { DueTime } from '@comanda/shared/orders/types.js'
import type { MessageContext } from './handler.js'
import { readAlone } from './reading.js'

/** What was said of a time before anything was ordered is forgotten after this. */
const rememberedMs = 6 * 60 * 60 * 1000

/** What was said so far, where it still counts. */
function wantedBefore({ conversation, message }: MessageContext): Wanted | undefined {
  const { wanted, cart, amends } = conversation
  if (wanted === undefined || cart.length > 0 || amends !== undefined) return wanted
  return message.sentAt.getTime() - Date.parse(wanted.saidAt) > rememberedMs ? undefined : wanted
}

/** When the order is wanted, this message included. Days count from WhatsApp's stamp of it. */
export function wantedSoFar(context: MessageContext): Wanted | undefined {
  const { business, message } = context
  const before = wantedBefore(context)
  const reading = readAlone(context)
  if (reading?.time === undefined) return before
  return noteTime(before, reading.time, reading.details.when ?? '', message.sentAt, business)
}

/** The same, of an answer to “when?”, in which a bare number is an hour. @returns undefined where it says no time */
export function wantedByAnswer(context: MessageContext): Wanted | undefined {
  const { business, message, menu, text } = context
  const answer = menu && readTime(menu, text)
  if (answer === undefined || answer.rest !== '') return undefined
  return noteTime(wantedBefore(context), answer.said, answer.words, message.sentAt, business)
}

/** Says the message a time, and orders or asks nothing? */
export function saysOnlyTime(context: MessageContext, text = context.text): boolean {
  const wish = readWish(text)
  // “are you open on Sunday?”
  if (wish !== undefined && wish !== 'greeting' && wish !== 'thanks') return false
  const reading = readAlone(context, text)
  if (reading?.time === undefined || !saysTime(reading.time)) return false
  const { lines, questions, unknown, details } = reading
  // “make it 9”: nothing of the menu is meant by “it”
  const isAlone = context.menu && readTime(context.menu, text)?.rest === ''
  const isAll = Object.keys(details).every(kind => kind === 'when')
  return isAll && lines.length === 0 && (isAlone || (questions.length === 0 && unknown.length === 0))
}

export const dueOf = ({ business, now }: MessageContext, wanted: Wanted | undefined): Due =>
  findDue(wanted, business, now)

/** What of a proposal says when it is for. */
export function dueOfProposal(due: Due): Pick<Proposal, 'due' | 'isTooSoon'> {
  if (due.kind === 'due') return { due: { at: due.at.toISOString(), startAt: due.startAt.toISOString() } }
  return due.kind === 'now' && due.tooSoon ? { isTooSoon: true } : {}
}

/** As an order keeps it. */
export const dueTimeOf = ({ due }: Proposal): DueTime | undefined =>
  due && { at: new Date(due.at), startAt: new Date(due.startAt) }

/** What to ask, in one short question, with numbered choices where there are any. */
export function describeDueQuestion(
  { business, now, replies }: MessageContext,
  question: DueQuestion,
): string {
  const { timeZone } = business
  const dueText = (at: Date): string => describeDue(at, timeZone, now, replies)
  const dayText = (day: string): string => describeDay(day, timeZone, now, replies)
  const choices = (labels: readonly string[]): string =>
    labels.map((label, index) => replies.say('choice', { number: index + 1, label })).join('\n')
  switch (question.ask) {
    case 'time':
      return replies.say('askTime', { day: question.day === undefined ? 'none' : dayText(question.day) })
    case 'which':
      return `${replies.say('askWhichTime')}\n${choices(question.options.map(dueText))}`
    case 'day':
      return `${replies.say('askWhichDay')}\n${choices(question.days.map(dayText))}`
    case 'past':
      return replies.say('askPast', { due: question.at === undefined ? 'none' : dueText(question.at) })
    case 'closed': {
      const { at, day, hours, nextOpen } = question
      return replies.say('askWhenClosed', {
        due: day === undefined ? dueText(at) : dayText(day),
        hours: hours.length === 0 ? 'none' : describeStretches(hours, timeZone, replies),
        opens: nextOpen === undefined ? 'none' : dueText(nextOpen),
      })
    }
  }
}

/** What a numbered answer may choose among. */
export const optionsOf = (question: DueQuestion): Pick<Extract<Pending, { ask: 'when' }>, 'options'> =>
  question.ask === 'which'
    ? { options: question.options.map(at => at.toISOString()) }
    : question.ask === 'day'
      ? { options: question.days }
      : {}
