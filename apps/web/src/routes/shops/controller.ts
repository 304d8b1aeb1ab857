import type { Request, Response } from 'express'
import type { RouteDependencies } from '../../dependencies.js'
import { formText } from '../../formatting/form.js'
import { pathOnly, redirect } from '../../middleware/redirect.js'
import { RefusedError } from '../../middleware/refused-error.js'
import { rowId } from '../../routing/row-id.js'
import { loginOf, switchShop } from '../../session/sign-in.js'
import { viewerOf } from '../../session/viewer.js'

/** Whoever belongs to several shops chooses one; all pages are about that one until they switch. */
export function createShopsController({ services, pages, live }: RouteDependencies) {
  return {
    list: async (request: Request, response: Response): Promise<void> => {
      const { member } = viewerOf(response)
      const shops = await services.logins.shopsOf(loginOf(request).id)
      await pages.send(request, response, 'shops/list', {
        title: 'Your shops',
        next: pathOnly(request.query.next),
        rows: shops.map(({ memberId, businessName, role }) => ({
          memberId,
          name: businessName,
          role,
          isHere: memberId === member.id,
        })),
      })
    },

    switch: async (request: Request, response: Response): Promise<void> => {
      const { member } = viewerOf(response)
      const memberId = rowId(formText(request, 'member'))
      const chosen =
        memberId === undefined ? undefined : await services.logins.findMember(loginOf(request).id, memberId)
      if (chosen === undefined) throw new RefusedError('not-found', 'no member of that shop')
      await switchShop(request, chosen)
      // the other tabs of this browser still show the shop before
      if (chosen.id !== member.id) live.endSession(request.sessionID)
      redirect(response, pathOnly(formText(request, 'next')))
    },
  }
}
