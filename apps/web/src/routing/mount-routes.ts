import type { Express, RequestHandler } from 'express'
import { type Policy, type Route, routeName } from './route.js'

/**
 * Puts each route behind the guards of its policy.
 * @throws Error where a route has no policy, or a policy no route: nobody would know who may go there
 */
export function mountRoutes(
  app: Express,
  routes: readonly Route[],
  policies: Readonly<Record<string, Policy>>,
  guardsFor: (policy: Policy, route: Route) => RequestHandler[],
): void {
  const unused = new Set(Object.keys(policies))
  for (const route of routes) {
    const name = routeName(route)
    const policy = Object.hasOwn(policies, name) ? policies[name] : undefined
    if (policy === undefined) throw new Error(`${name} has no policy: say in policies.ts who may use it`)
    unused.delete(name)
    app[route.method](route.path, ...guardsFor(policy, route), (request, response) =>
      route.handle(request, response),
    )
  }
  if (unused.size > 0) throw new Error(`policies.ts names what isn't there: ${[...unused].join(', ')}`)
}
