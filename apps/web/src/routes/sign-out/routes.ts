import type { RouteDependencies } from '../../dependencies.js'
import { redirect } from '../../middleware/redirect.js'
import type { Route } from '../../routing/route.js'
import { sessionCookie } from '../../session/sessions.js'
import { endSession, forgetPages } from '../../session/sign-in.js'
import { cookieOptions } from '../../session/cookies.js'
import type { Route } from '../route.js'

export const signOutRoutes = ({ settings, live }: RouteDependencies): Route[] => [
  {
    method: 'post',
    path: '/sign-out',
    handle: async (request, response) => {
      const { sessionID } = request
      await endSession(request)
      live.endSession(sessionID)
      response.clearCookie(sessionCookie(settings.publicUrl), cookieOptions(settings.publicUrl))
      forgetPages(response)
      redirect(response, '/sign-in')
    },
  },
]
