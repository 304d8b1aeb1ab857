import type { RouteDependencies } from '../dependencies.js'
import type { Route } from '../routing/route.js'
import { accountRoutes } from './account/routes.js'
import { boardRoutes } from './board/routes.js'
import { handoverRoutes } from './handovers/routes.js'
import { healthRoutes } from './health/routes.js'
import { homeRoutes } from './home/routes.js'
import { importRoutes } from './imports/routes.js'
import { liveRoutes } from './live/routes.js'
import { memberRoutes } from './members/routes.js'
import { menuRoutes } from './menu/routes.js'
import { orderRoutes } from './orders/routes.js'
import { profileRoutes } from './profile/routes.js'
import { secondFactorRoutes } from './second-factor/routes.js'
import { settingsRoutes } from './settings/routes.js'
import { shopRoutes } from './shops/routes.js'
import { signInRoutes } from './sign-in/routes.js'
import { signOutRoutes } from './sign-out/routes.js'
import { startRoutes } from './start/routes.js'
import { statisticsRoutes } from './statistics/routes.js'
import { welcomeRoutes } from './welcome/routes.js'

/** Every address of the dashboard. */
export const createRoutes = (dependencies: RouteDependencies): Route[] => [
  ...healthRoutes(dependencies),
  ...signInRoutes(dependencies),
  ...signOutRoutes(dependencies),
  ...welcomeRoutes(dependencies),
  ...homeRoutes(),
  ...shopRoutes(dependencies),
  ...startRoutes(dependencies),
  ...boardRoutes(dependencies),
  ...orderRoutes(dependencies),
  ...liveRoutes(dependencies),
  ...handoverRoutes(dependencies),
  ...menuRoutes(dependencies),
  ...importRoutes(dependencies),
  ...statisticsRoutes(dependencies),
  ...accountRoutes(dependencies),
  ...settingsRoutes(dependencies),
  ...memberRoutes(dependencies),
  ...profileRoutes(dependencies),
  ...secondFactorRoutes(dependencies),
]
