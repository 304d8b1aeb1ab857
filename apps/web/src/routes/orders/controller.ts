import type { Request, Response } from 'express'
import { counted } from '../../formatting/plural.js'
import { RefusedError } from '../../middleware/refused-error.js'
import { viewerOf } from '../../middleware/viewer.js'
import type { RouteDependencies } from '../routes.js'
import { orderDetails } from './order-details.js'
import { orderRow } from './order-row.js'
import { defaultPageSize, pageSizeFrom } from './page-size.js'

/** An id from an address; undefined for whatever no row can have. */
function idFrom(text: unknown): number | undefined {
  if (typeof text !== 'string' || !/^[1-9]\d{0,15}$/.test(text)) return undefined
  const id = Number(text)
  return Number.isSafeInteger(id) ? id : undefined
}

export function createOrdersController({ services, pages, now }: RouteDependencies) {
  return {
    list: async (request: Request, response: Response): Promise<void> => {
      const { business } = viewerOf(response)
      const { size, notice } = pageSizeFrom(request.query.size)
      const asked = typeof request.query.cursor === 'string' ? request.query.cursor : undefined
      const [page, counts, handovers] = await Promise.all([
        services.orders.list(business.id, size, asked),
        services.orders.countByStatus(business.id),
        services.handovers.countWaiting(business.id),
      ])
      const at = now()
      const address = (cursor: string | undefined): string | undefined =>
        cursor === undefined
          ? undefined
          : `/orders?${new URLSearchParams({
              ...(size === defaultPageSize ? {} : { size: String(size) }),
              cursor,
            })}`
      const pending = counts.pending ?? 0
      await pages.send(request, response, 'orders/list', {
        title: pending > 0 ? `(${pending}) Orders` : 'Orders',
        notice,
        waiting: pending > 0 ? counted(pending, 'new order', 'new orders') : undefined,
        handovers: handovers > 0 ? counted(handovers, 'message waits', 'messages wait') : undefined,
        rows: page.rows.map(order => orderRow(order, business, at)),
        previous: address(page.previous),
        next: address(page.next),
        isFirst: asked === undefined,
      })
    },

    show: async (request: Request, response: Response): Promise<void> => {
      const { business } = viewerOf(response)
      const id = idFrom(request.params.id)
      const order = id === undefined ? undefined : await services.orders.find(business.id, id)
      if (order === undefined) throw new RefusedError('not-found', 'no such order at this business')
      await pages.send(request, response, 'orders/show', {
        title: `Order #${order.number}`,
        order: orderDetails(order, business, now()),
      })
    },
  }
}
