import type { Business } from '@comanda/shared/businesses/types.js'
import type { OrderStatus } from '@comanda/shared/orders/types.js'
import type { ProductFigure, Statistics } from '@comanda/shared/statistics/types.js'
import { percent, side } from '../../formatting/chart-scale.js'
import { quantityText } from '../../formatting/order-line.js'
import { type Badge, statusBadge } from '../../formatting/order-status.js'
import { counted } from '../../formatting/plural.js'
import { type BarChart, barChart } from './bar-chart.js'
import { dateName, hourName, type Period } from './period.js'
import { headline, moneyOf, remarks } from './remarks.js'

/** A table of figures, and its picture. */
export interface Picture {
  id: string
  heading: string
  /** of the table */
  caption: string
  chart: BarChart
  columns: string[]
  rows: { what: string; cells: string[] }[]
}

export interface StatisticsView {
  headline: string
  remarks: string[]
  pictures: Picture[]
  statuses: { badge: Badge; orders: string; share: string }[]
  products: { name: string; quantity: string; total: string; share: string }[]
  moreProducts: string | undefined
}

/** As an order goes, and what ends it early behind that. */
const onTheirWay: readonly OrderStatus[] = [
  'pending',
  'accepted',
  'preparing',
  'ready',
  'out_for_delivery',
  'completed',
  'rejected',
  'cancelled',
]

const plainNumber = new Intl.NumberFormat('en')
const hoursOfDay = Array.from({ length: 24 }, (_, hour) => hour)
const orderCount = (orders: number): string => counted(orders, 'order', 'orders')

/** The shop's day from first to last hour. */
function hoursPicture({ hours }: Statistics): Picture {
  const ordersAt = (hour: number): number => hours.find(known => known.hour === hour)?.orders ?? 0
  return {
    id: 'hours',
    heading: 'By hour',
    caption: 'Orders placed in each hour',
    chart: barChart({
      description: 'Orders by the hour that they were placed at. The figures are in the table.',
      bars: hoursOfDay.map(hour => ({
        value: ordersAt(hour),
        tick: hour % 6 === 0 ? hourName(hour) : undefined,
      })),
      describe: orderCount,
    }),
    columns: ['Hour', 'Orders'],
    rows: hours.map(({ hour, orders }) => ({ what: hourName(hour), cells: [plainNumber.format(orders)] })),
  }
}

/** @param dates oldest first; those without an order too */
function daysPicture({ days }: Statistics, dates: readonly string[], business: Business): Picture {
  const takings = dates.map(
    date => days.find(({ day }) => day === date) ?? { day: date, orders: 0, totalMinor: 0 },
  )
  return {
    id: 'days',
    heading: 'By day',
    caption: 'Orders placed on each day, and what they brought',
    chart: barChart({
      description: 'What each day brought. The figures are in the table.',
      bars: takings.map(({ day, totalMinor }, index) => ({
        value: totalMinor,
        tick: index % 7 === 1 ? dateName(day).replace(/^\w+ /, '') : undefined,
      })),
      describe: level => moneyOf(level, business),
    }),
    columns: ['Day', 'Orders', 'Total'],
    rows: takings.toReversed().map(({ day, orders, totalMinor }) => ({
      what: dateName(day),
      cells: [plainNumber.format(orders), moneyOf(totalMinor, business)],
    })),
  }
}

/** How much of the longest bar's length; what there is can be seen, however little. */
const shareOf = (amount: number, most: number): string =>
  percent(most <= 0 ? 0 : Math.max(side / 100, (amount / most) * side))

function productRow(
  product: ProductFigure,
  most: number,
  business: Business,
): StatisticsView['products'][number] {
  return {
    name: product.name,
    quantity: quantityText(product, business.language).replace(/ ×$/, ''),
    total: moneyOf(product.totalMinor, business),
    share: shareOf(product.totalMinor, most),
  }
}

/** @param dates the period's, oldest first */
export function statisticsView(
  statistics: Statistics,
  { period, dates, business }: { period: Period; dates: readonly string[]; business: Business },
): StatisticsView {
  const { statuses, products, moreProducts } = statistics
  const mostOrders = Math.max(0, ...statuses.map(({ orders }) => orders))
  const bestMinor = Math.max(0, ...products.map(({ totalMinor }) => totalMinor))
  return {
    headline: headline(statistics, period, business),
    remarks: remarks(statistics, period, business),
    pictures: [
      ...(period.days > 1 ? [daysPicture(statistics, dates, business)] : []),
      hoursPicture(statistics),
    ],
    statuses: onTheirWay.flatMap(status => {
      const found = statuses.find(row => row.status === status)
      if (found === undefined) return []
      return [
        {
          badge: statusBadge(status),
          orders: plainNumber.format(found.orders),
          share: shareOf(found.orders, mostOrders),
        },
      ]
    }),
    products: products.map(product => productRow(product, bestMinor, business)),
    moreProducts:
      moreProducts === 0 ? undefined : `${counted(moreProducts, 'product', 'products')} more brought less.`,
  }
}
