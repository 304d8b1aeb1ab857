import type { RouteDependencies } from '../../dependencies.js'
import { redirect } from '../../middleware/redirect.js'
import type { Route } from '../../routing/route.js'
import { cookieOptions } from '../../session/cookies.js'
import { requesterOf } from '../../session/requester.js'
import { sessionCookie } from '../../session/sessions.js'
import { endSession, forgetPages } from '../../session/sign-in.js'
import { findViewer } from '../../session/viewer.js'

export const signOutRoutes = ({ services, settings, live }: RouteDependencies): Route[] => [
  {
    method: 'post',
    path: '/sign-out',
    handle: async (request, response) => {
      const { sessionID } = request
      const viewer = findViewer(response)
      const by = requesterOf(request, response)
      await endSession(request)
      if (viewer !== undefined) {
        const { business, member } = viewer
        const event = { businessId: business.id, what: 'signed_out', subjectId: member.id } as const
        await services.audit.note(event, by)
      }
      live.endSession(sessionID)
      response.clearCookie(sessionCookie(settings.publicUrl), cookieOptions(settings.publicUrl))
      forgetPages(response)
      redirect(response, '/sign-in')
    },
  },
]
