import type { Business } from '@comanda/shared/businesses/types.js'
import { type OrderFilter, type OrderStatus, orderStatuses } from '@comanda/shared/orders/types.js'
import { shopDate } from '../../formatting/time.js'
import { pageSizeFrom } from './page-size.js'

export const statusFilters = ['open', 'new', 'progress', 'ready', 'done', 'cancelled', 'all'] as const
export type StatusFilter = (typeof statusFilters)[number]

/** "Open" is what a kitchen comes for, so it is where the list begins. */
export const defaultStatusFilter: StatusFilter = 'open'

export const statusesOf: Readonly<Record<StatusFilter, readonly OrderStatus[]>> = {
  open: ['pending', 'accepted', 'preparing', 'ready', 'out_for_delivery'],
  new: ['pending'],
  progress: ['accepted', 'preparing'],
  ready: ['ready', 'out_for_delivery'],
  done: ['completed'],
  cancelled: ['rejected', 'cancelled'],
  all: orderStatuses,
}

/** What the list was asked for by its address. */
export interface ListQuery {
  status: StatusFilter
  /** today, yesterday or YYYY-MM-DD; "" is any day */
  day: string
  text: string
  size: number
  cursor: string | undefined
  /** what to tell where something was asked for that there isn't */
  notice: string | undefined
}

const textMaxLength = 100
const dayMs = 86_400_000

const oneOf = (value: unknown): string =>
  typeof value === 'string' && !value.includes('\0') ? value.trim().slice(0, textMaxLength) : ''

function isDate(text: string): boolean {
  if (!/^[12]\d{3}-\d\d-\d\d$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

export function listQueryFrom(query: Record<string, unknown>): ListQuery {
  const { size, notice } = pageSizeFrom(query.size)
  const day = oneOf(query.day)
  const knowsDay = day === '' || day === 'today' || day === 'yesterday' || isDate(day)
  return {
    status: statusFilters.find(known => known === query.status) ?? defaultStatusFilter,
    day: knowsDay ? day : '',
    text: oneOf(query.q),
    size,
    cursor: typeof query.cursor === 'string' ? query.cursor : undefined,
    notice: notice ?? (knowsDay ? undefined : 'That is no date. These are the orders of any day.'),
  }
}

/** The date that a day's word stands for, by the shop's calendar. */
export function dateOf(day: string, business: Business, now: Date): string | undefined {
  if (day === '') return undefined
  const today = shopDate(now, business.timeZone)
  if (day === 'today') return today
  if (day !== 'yesterday') return day
  return new Date(Date.parse(`${today}T00:00:00Z`) - dayMs).toISOString().slice(0, 10)
}

export function filterOf({ status, day, text }: ListQuery, business: Business, now: Date): OrderFilter {
  const date = dateOf(day, business, now)
  return {
    statuses: status === 'all' ? undefined : statusesOf[status],
    day: date === undefined ? undefined : { date, timeZone: business.timeZone },
    text: text === '' ? undefined : text,
  }
}
