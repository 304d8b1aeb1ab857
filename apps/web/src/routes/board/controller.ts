import type { Request, Response } from 'express'
import type { RouteDependencies } from '../../dependencies.js'
import { mayOpen } from '../../routing/policies.js'
import { viewerOf } from '../../session/viewer.js'
import { takeListNotice } from '../../views/order-notice.js'
import { boardOf } from './board.js'
import { boardAddress, boardQueryFrom, stationChoices, viewChoices } from './board-query.js'

/** The orders as a kitchen works them: on a screen that is looked at from two metres away. */
export function createBoardController({ services, pages, read, now }: RouteDependencies) {
  return {
    show: async (request: Request, response: Response): Promise<void> => {
      const viewer = viewerOf(response)
      const { business, member, peopleWaiting, newestOrder } = viewer
      const at = now()
      const banner = await takeListNotice(request, services.orders, business, member.email)
      const [categories, orders, waiting] = await Promise.all([
        read(viewer, { name: 'categories', topics: ['menu'], life: 'business' }, () =>
          services.menu.categories(business.id),
        ),
        read(viewer, { name: 'board', topics: ['orders', 'menu', 'customers'], life: 'business' }, () =>
          services.orders.board(business.id),
        ),
        // whether somebody took care of them is the chats' business, which has no version of its own
        peopleWaiting === 0 ? [] : services.handovers.contactsWaiting(business.id),
      ])
      const query = boardQueryFrom(request.query, member.role, categories)
      const board = boardOf(orders, query, {
        business,
        member,
        waiting: new Set(waiting),
        mayAnswer: mayOpen('/handovers', member.role),
        now: at,
      })
      await pages.send(request, response, 'board/show', {
        title: 'Board',
        board,
        banner: banner?.undo === undefined ? banner : undefined,
        newest: newestOrder,
        views: viewChoices(query),
        stations: stationChoices(query, categories),
        here: boardAddress(query),
        scripts: ['presses.js', 'board.js'],
      })
    },
  }
}
