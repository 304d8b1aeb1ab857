import type { Business } from '@comanda/shared/businesses/types.js'
import { formatMoney } from '@comanda/shared/money/format-money.js'
import type { Statistics } from '@comanda/shared/statistics/types.js'
import { counted } from '../../formatting/plural.js'
import { dateName, hourName, type Period } from './period.js'

type Shop = Pick<Business, 'currency' | 'language'>

export const moneyOf = (totalMinor: number, { currency, language }: Shop): string =>
  formatMoney(totalMinor, currency, language)

/** Of several alike the first. */
const most = <Row>(rows: readonly Row[], amountOf: (row: Row) => number): Row | undefined =>
  rows.reduce<Row | undefined>(
    (best, row) => (best === undefined || amountOf(row) > amountOf(best) ? row : best),
    undefined,
  )

/** "Today: 34 orders, $412.50" */
export function headline({ all }: Statistics, period: Period, shop: Shop): string {
  const when = period.days === 1 ? 'Today' : `Last ${period.days} days`
  return `${when}: ${counted(all.orders, 'order', 'orders')}, ${moneyOf(all.totalMinor, shop)}`
}

/** What an owner wants to know beside the sum; each a sentence. */
export function remarks(statistics: Statistics, period: Period, shop: Shop): string[] {
  const { all, days, hours, statuses, otherCurrencies } = statistics
  const hour = most(hours, ({ orders }) => orders)
  const day = most(days, ({ totalMinor }) => totalMinor)
  const lost = statuses
    .filter(({ status }) => status === 'rejected' || status === 'cancelled')
    .reduce((sum, { orders }) => sum + orders, 0)
  const perOrder = all.orders === 0 ? 0 : Math.round(all.totalMinor / all.orders)
  return [
    // of a single order it goes without saying
    all.orders > 1 && hour !== undefined && `The busiest hour is ${hourName(hour.hour)}.`,
    period.days > 1 &&
      day !== undefined &&
      days.length > 1 &&
      `The best day was ${dateName(day.day)}, with ${moneyOf(day.totalMinor, shop)}.`,
    all.orders > 1 &&
      otherCurrencies.length === 0 &&
      `An order comes to ${moneyOf(perOrder, shop)} on average.`,
    lost > 0 &&
      `${counted(lost, 'order was', 'orders were')} rejected or cancelled, and ${lost === 1 ? 'isn’t' : 'aren’t'} among these.`,
    ...otherCurrencies.map(
      ({ currency, orders, totalMinor }) =>
        `${counted(orders, 'order', 'orders')} among these came in another currency: ${formatMoney(totalMinor, currency, shop.language)}, which isn’t in the sum.`,
    ),
  ].filter(remark => remark !== false)
}
