import type { RouteDependencies } from '../../dependencies.js'
import { redirect } from '../../middleware/redirect.js'
import type { Route } from '../../routing/route.js'
import { cookieName } from '../../session/sessions.js'
import { endSession } from '../../session/sign-in.js'

export const signOutRoutes = ({ settings, live }: RouteDependencies): Route[] => [
  {
    method: 'post',
    path: '/sign-out',
    handle: async (request, response) => {
      const { sessionID } = request
      await endSession(request)
      live.endSession(sessionID)
      const name = cookieName(settings.publicUrl)
      response.clearCookie(name, {
        path: '/',
        secure: name.startsWith('__Host-'),
        httpOnly: true,
        sameSite: 'lax',
      })
      redirect(response, '/sign-in')
    },
  },
]
