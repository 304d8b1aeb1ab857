import type { Business } from '@comanda/shared/businesses/types.js'
import type { Member } from '@comanda/shared/members/types.js'
import type { RequestHandler, Response } from 'express'
import type { Services } from '../services.js'

/** Who looks, and at which business: read from the database at each request. */
export interface Viewer {
  member: Member
  business: Business
  /** customers who wait for a person: stands beside the page's name in the navigation */
  peopleWaiting: number
  /** false until the first order was placed */
  hasOrders: boolean
  /** belongs to other shops too */
  hasOtherShops: boolean
}

export const findViewer = (response: Response): Viewer | undefined =>
  response.locals.viewer as Viewer | undefined

/** For routes whose policy asks for a member. */
export function viewerOf(response: Response): Viewer {
  const viewer = findViewer(response)
  if (viewer === undefined) throw new Error('this route’s policy lets people in who aren’t signed in')
  return viewer
}

/** Whoever is no member any more, or has another role by now, is treated so at once: nothing here is cached. */
export function loadViewer({ members, businesses, handovers }: Services): RequestHandler {
  return async (request, response, next) => {
    const { userId, memberId, businessId } = request.session
    if (userId !== undefined && memberId !== undefined && businessId !== undefined) {
      const [member, business, peopleWaiting, hasOrders, hasOtherShops] = await Promise.all([
        members.find(businessId, memberId),
        businesses.find(businessId),
        handovers.countPeople(businessId),
        businesses.hasOrders(businessId),
        members.isElsewhere(businessId, userId),
      ])
      if (member !== undefined && business !== undefined && member.userId === userId) {
        response.locals.viewer = {
          member,
          business,
          peopleWaiting,
          hasOrders,
          hasOtherShops,
        } satisfies Viewer
      }
    }
    next()
  }
}
