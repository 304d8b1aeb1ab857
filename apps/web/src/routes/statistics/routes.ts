import type { RouteDependencies } from '../../dependencies.js'
import type { Route } from '../../routing/route.js'
import { createStatisticsController } from './controller.js'

export const statisticsRoutes = (dependencies: RouteDependencies): Route[] => [
  {
    method: 'get',
    path: '/statistics',
    handle: createStatisticsController(dependencies).show,
    // “today” goes on
    shows: { topics: ['orders', 'menu', 'shop'], ages: true, people: false },
  },
]
