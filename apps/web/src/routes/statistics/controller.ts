import type { Request, Response } from 'express'
import type { RouteDependencies } from '../../dependencies.js'
import { viewerOf } from '../../session/viewer.js'
import { boundsOf, datesOf, periodNamed, periods } from './period.js'
import { statisticsView } from './statistics-view.js'

/** More than these nobody reads on one page. */
const mostProducts = 20

/** What the shop's orders came to, today and in the last thirty days. */
export function createStatisticsController({ services, pages, read, now }: RouteDependencies) {
  return {
    show: async (request: Request, response: Response): Promise<void> => {
      const viewer = viewerOf(response)
      const { business, hasOrders } = viewer
      const period = periodNamed(request.query.period)
      const dates = datesOf(period, business, now())
      const bounds = boundsOf(dates)
      // products have the menu's names, and a shop's days are those of its time zone
      const parts = [bounds, business.currency, business.timeZone]
      const statistics = await read(
        viewer,
        { name: 'statistics', topics: ['orders', 'menu', 'shop'], parts, life: 'statistics' },
        () => services.statistics.read(business.id, bounds, business.currency, mostProducts),
      )
      await pages.send(request, response, 'statistics/show', {
        title: 'Statistics',
        styles: ['charts.css'],
        hasOrders,
        isToday: period.days === 1,
        chips: periods.map(({ name, label }) => ({
          href: name === periods[0].name ? '/statistics' : `/statistics?period=${name}`,
          label,
          current: name === period.name,
        })),
        view:
          statistics.statuses.length === 0
            ? undefined
            : statisticsView(statistics, { period, dates, business }),
      })
    },
  }
}
