import { isOpen } from '@comanda/shared/orders/steps.js'
import type { Request, Response } from 'express'
import type { RouteDependencies } from '../../dependencies.js'
import { counted } from '../../formatting/plural.js'
import { mayOpen } from '../../routing/policies.js'
import { viewerOf } from '../../session/viewer.js'
import { takeListNotice } from '../../views/order-notice.js'
import { usualStep } from '../../views/order-steps.js'
import { emptyList } from './empty-list.js'
import { dayChips, keptBySearch, listAddress, sizeChips, statusChips } from './list-addresses.js'
import {
  dateOf,
  filterOf,
  type ListQuery,
  listQueryFrom,
  type StatusFilter,
  statusesOf,
} from './order-filter.js'
import { orderRow } from './order-row.js'

const plainNumber = new Intl.NumberFormat('en')

/** Exact, but for a text search, which isn't worth counting to the end. */
const totalText = ({ count, more }: { count: number; more: boolean }): string =>
  more ? `${plainNumber.format(count)}+ orders` : counted(count, 'order', 'orders')

/** Lists that an order which comes belongs to, at their top. */
const withNewOrders: readonly StatusFilter[] = ['open', 'new', 'all']

/** The orders, newest first: filtered by status, day and text, all of it in the address. */
export function createOrderListController({ services, pages, read, now }: RouteDependencies) {
  return {
    list: async (request: Request, response: Response): Promise<void> => {
      const viewer = viewerOf(response)
      // given with the session, and so before the list is read: an order between the two is announced once too often
      // rather than never
      const { business, member, messagesWaiting, newestOrder } = viewer
      const at = now()
      const query = listQueryFrom(request.query)
      const filter = filterOf(query, business, at)
      const banner = await takeListNotice(request, services.orders, business, member.email)
      const narrowed = query.day !== '' || query.text !== ''
      const parts = [query.status, query.size, query.cursor, filter]
      const topics = ['orders'] as const
      const [counts, page, found] = await Promise.all([
        // every list shows the same ones
        read(viewer, { name: 'order counts', topics, life: 'business' }, () =>
          services.orders.countByStatus(business.id),
        ),
        read(viewer, { name: 'orders', topics, parts, life: 'business' }, () =>
          services.orders.list(business.id, query.size, query.cursor, filter),
        ),
        narrowed
          ? read(viewer, { name: 'orders found', topics, parts: [filter], life: 'business' }, () =>
              services.orders.count(business.id, filter),
            )
          : undefined,
      ])
      const sumOf = (filter: ListQuery['status']): number =>
        statusesOf[filter].reduce((sum, status) => sum + (counts[status] ?? 0), 0)
      const pending = sumOf('new')
      const isEmptyShop = sumOf('all') === 0
      const isFirst = query.cursor === undefined
      const takesNew = isFirst && !narrowed && withNewOrders.includes(query.status)
      const withoutSearch = listAddress(query, { day: '', text: '' })
      await pages.send(request, response, 'orders/list', {
        title: pending > 0 ? `(${pending}) Orders` : 'Orders',
        notice: query.notice,
        banner,
        waiting: counted(pending, 'new order', 'new orders'),
        pending,
        newest: takesNew ? newestOrder : undefined,
        handovers:
          messagesWaiting > 0 ? counted(messagesWaiting, 'message waits', 'messages wait') : undefined,
        mayAnswer: mayOpen('/handovers', member.role),
        rows: page.rows.map(order => ({
          ...orderRow(order, business, at),
          step: usualStep(order, member.role),
        })),
        order:
          query.text === '' && statusesOf[query.status].every(isOpen) ? 'what is due first' : 'newest first',
        total: totalText(found ?? { count: sumOf(query.status), more: false }),
        chips: statusChips(query, {
          open: sumOf('open'),
          new: pending,
          progress: sumOf('progress'),
          ready: sumOf('ready'),
        }),
        dayChips: dayChips(query),
        sizeChips: sizeChips(query),
        search: {
          isOpen: narrowed,
          date: dateOf(query.day, business, at) ?? '',
          text: query.text,
          kept: keptBySearch(query),
          without: withoutSearch,
        },
        here: listAddress(query, { cursor: query.cursor }),
        previous: page.previous && listAddress(query, { cursor: page.previous }),
        next: page.next && listAddress(query, { cursor: page.next }),
        isEmptyShop,
        empty: emptyList({
          isEmptyShop,
          maySeeAccount: mayOpen('/account', member.role),
          isFirst,
          narrowed,
          withoutSearch,
          status: query.status,
        }),
        scripts: ['presses.js', 'orders.js'],
      })
    },
  }
}
