import type { RouteDependencies } from '../../dependencies.js'
import { redirect } from '../../middleware/redirect.js'
import type { Route } from '../../routing/route.js'
import { viewerOf } from '../../session/viewer.js'
import { isFirstRun } from '../../views/first-run.js'
import { firstSteps } from './steps.js'

export const startRoutes = ({ services, pages }: RouteDependencies): Route[] => [
  {
    method: 'get',
    path: '/start',
    handle: async (request, response) => {
      const viewer = viewerOf(response)
      if (!isFirstRun(viewer)) return redirect(response, '/orders')
      const { business, member } = viewer
      const [entries, account] = await Promise.all([
        services.menu.entries(business.id),
        services.accounts.ofBusiness(business.id),
      ])
      await pages.send(request, response, 'start/show', {
        title: 'Set up your shop',
        steps: firstSteps({
          firstDish: entries.find(entry => entry.isAvailable)?.name,
          account,
          isOwner: member.role === 'owner',
        }),
      })
    },
  },
]
