import type { OrderStatus } from '../orders/types.js'

/** Days of the shop's calendar, both of them within: YYYY-MM-DD. */
export interface StatisticsPeriod {
  from: string
  until: string
}

/** What was ordered in a stretch of time, neither rejected nor cancelled. */
export interface Takings {
  orders: number
  /** of the shop's currency alone */
  totalMinor: number
}

export interface ProductFigure {
  /** the item's id on the menu, which a renamed one keeps */
  itemKey: string
  /** as it is called now, or was called last */
  name: string
  quantity: number
  /** undefined: by the piece */
  unit: string | undefined
  totalMinor: number
}

/** What a shop's orders came to, exact to the moment that it was read. */
export interface Statistics {
  all: Takings
  /** of each day that has any: YYYY-MM-DD, in order */
  days: (Takings & { day: string })[]
  /** of each hour of the shop's clock that has any: 0 to 23, in order */
  hours: { hour: number; orders: number }[]
  /** of each status that any has now, rejected and cancelled ones too */
  statuses: { status: OrderStatus; orders: number }[]
  /** what sold best, by what it brought */
  products: ProductFigure[]
  /** how many products there are beside these */
  moreProducts: number
  /** what came in a currency that the shop had before; their orders are in `all` too, their money isn't */
  otherCurrencies: { currency: string; orders: number; totalMinor: number }[]
}

/** A figure that is kept as something else than its orders come to. */
export interface StatisticsDifference {
  /** as "orders 2026-11-25 19h completed USD", by the shop's clock */
  figure: string
  /** how many of it, and what they cost in the currency's smallest unit */
  kept: { amount: number; minor: number }
  counted: { amount: number; minor: number }
}
