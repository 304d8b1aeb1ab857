import type { Menu } from '@comanda/order-language/menu/menu.js'
import type { Candidate, Question } from '@comanda/order-language/reading.js'
import { dayOf, isOpenAt, nextOpening } from '@comanda/shared/businesses/opening-hours.js'
import type { Business } from '@comanda/shared/businesses/types.js'
import type { Choice, Turn } from '@comanda/shared/conversations/types.js'
import type { LastOrder } from '@comanda/shared/customers/types.js'
import { describeDue } from '@comanda/shared/orders/due/describe-due.js'
import type { OrderStatus } from '@comanda/shared/orders/types.js'
import type { Replies } from '@comanda/shared/replies/replies.js'
import type { SoldOut } from '../handlers/reader.js'

const quotedAtMost = 120
const choicesAtMost = 9
const shorten = (text: string): string =>
  text.length <= quotedAtMost ? text : `${text.slice(0, quotedAtMost).toWellFormed()}…`

function nameOf(candidate: Candidate, menu: Menu): string {
  if ('item' in candidate) return menu.items.find(item => item.id === candidate.item)?.name ?? candidate.item
  const group = menu.groups.find(known => known.id === candidate.group)
  return group?.options.find(option => option.id === candidate.option)?.name ?? candidate.option
}

const questionTexts: Record<Question['kind'], string> = {
  ambiguous_item: 'askAmbiguousItem',
  unknown_item: 'askUnknownItem',
  unknown_option: 'askUnknownOption',
  missing_option: 'askMissingOption',
  quantity: 'askQuantity',
  conflict: 'askConflict',
}

/** The one thing that a strange word would name; undefined where several are called so. */
function meantBy(label: string, { kind, candidates = [] }: Question, menu: Menu): Candidate | undefined {
  if (kind !== 'unknown_item' && kind !== 'unknown_option') return undefined
  const [only, ...others] = candidates.filter(candidate => nameOf(candidate, menu) === label)
  return others.length === 0 ? only : undefined
}

/** What an answer like “2” may choose among. An option that is missing is said behind its item. */
export function choicesOf(question: Question, menu: Menu): Choice[] {
  const names = [...new Set((question.candidates ?? []).map(candidate => nameOf(candidate, menu)))]
  return names.slice(0, choicesAtMost).map(label => {
    const meant = meantBy(label, question, menu)
    const text = question.kind === 'missing_option' ? `${question.text} ${label}` : label
    return { label, text, ...(meant && { meant }) }
  })
}

/** What to ask, in the shop's words, with short numbered choices where there are any. */
export function describeQuestion(question: Question, menu: Menu, replies: Replies): string {
  const choices = choicesOf(question, menu)
  const [only, ...others] = choices
  const candidates = only !== undefined && others.length === 0 ? only.label : 'none'
  const words = replies.say(questionTexts[question.kind], { text: shorten(question.text), candidates })
  if (others.length === 0) return words
  const lines = choices.map(({ label }, index) => replies.say('choice', { number: index + 1, label }))
  return [words, ...lines].join('\n')
}

/** What it means for an order that the shop is closed; undefined while it is open. */
export function describeWait(business: Business, now: Date, replies: Replies): string | undefined {
  const closed = describeClosed(business, now, replies)
  return closed && replies.say('closedStart', { closed })
}

/** That the shop is closed and when it opens, in its own zone; undefined while it is open. */
export function describeClosed(business: Business, now: Date, replies: Replies): string | undefined {
  const { timeZone } = business
  if (isOpenAt(business, timeZone, now)) return undefined
  const opens = nextOpening(business, timeZone, now)
  if (opens === undefined) return replies.say('closedNow')
  const format = new Intl.DateTimeFormat(replies.language, { timeZone, hour: 'numeric', minute: '2-digit' })
  const hour = format.formatToParts(opens).find(({ type }) => type === 'hour')?.value
  return replies.say('closedUntil', {
    day: dayOf(opens, timeZone, now),
    time: format.format(opens),
    // as it is written: Spanish has “a la 1:00” beside “a las 2:00”
    hour: Number(hour),
  })
}

/** What the customer wrote that nothing was made of, each stretch in quotes; “none” where there is none. */
export function describeNotTaken(turns: readonly Turn[], replies: Replies): string {
  const words = notTakenOf(turns)
  return words.length === 0
    ? 'none'
    : words.map(said => replies.say('quoted', { words: shorten(said) })).join(', ')
}

/** Each of these words once. */
export const notTakenOf = (turns: readonly Turn[]): string[] => [
  ...new Set(turns.flatMap(({ notTaken = [] }) => notTaken)),
]

/** “Sold out today”, and what is nearest. */
export const describeSoldOut = ({ name, instead }: SoldOut, replies: Replies): string =>
  replies.say('soldOut', { name, instead: instead.length === 0 ? 'none' : replies.choices(instead) })

/** That a question was passed on to a person, with its words. */
export const describePassedOn = (text: string, replies: Replies): string =>
  replies.say('questionPassedOn', { words: shorten(text.replace(/\s+/g, ' ').trim()) })

const statusTexts: Record<OrderStatus, string> = {
  pending: 'orderPending',
  accepted: 'orderAccepted',
  rejected: 'orderRejected',
  preparing: 'orderPreparing',
  ready: 'orderReady',
  out_for_delivery: 'orderOutForDelivery',
  completed: 'orderCompleted',
  cancelled: 'orderCancelled',
}

/** Where an order is. */
export function describeStatus(
  { number, status, due }: Pick<LastOrder, 'number' | 'status' | 'due'>,
  { business, now, replies }: { business: Business; now: Date; replies: Replies },
): string {
  const isAhead = status === 'pending' || status === 'accepted'
  if (due === undefined || !isAhead) return replies.say(statusTexts[status], { number })
  const dueText = describeDue(due.at, business.timeZone, now, replies)
  return replies.say('orderDue', { number, state: status, due: dueText })
}

const detailTexts: Record<string, string> = {
  allergy: 'detailAllergy',
  address: 'detailAddress',
  phone: 'detailPhone',
  when: 'detailWhen',
  payment: 'detailPayment',
  name: 'detailName',
  note: 'detailNote',
}

/** One line for each known detail of an order, always in the same order. */
export function describeDetails(details: Record<string, string>, replies: Replies): string {
  return Object.entries(detailTexts)
    .flatMap(([kind, key]) => {
      const value = details[kind]
      return value === undefined ? [] : [replies.say(key, { value: shorten(value) })]
    })
    .join('\n')
}
