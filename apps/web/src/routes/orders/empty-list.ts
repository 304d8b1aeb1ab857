import type { StatusFilter } from './order-filter.js'

interface EmptyState {
  heading: string
  text: string
  action: { href: string; label: string } | undefined
}

/** What to tell where the list has no rows. @param list how it was asked for */
export function emptyList(list: {
  /** the shop never had an order */
  isEmptyShop: boolean
  maySeeAccount: boolean
  isFirst: boolean
  narrowed: boolean
  withoutSearch: string
  status: StatusFilter
}): EmptyState {
  if (list.isEmptyShop)
    return {
      heading: 'No orders yet',
      text: 'As soon as a customer orders on WhatsApp, the order stands here.',
      action: list.maySeeAccount ? { href: '/account', label: 'Check WhatsApp' } : undefined,
    }
  if (!list.isFirst)
    return {
      heading: 'No orders here',
      text: 'There is nothing further in this direction.',
      action: { href: '/orders', label: 'Go to the newest orders' },
    }
  if (list.narrowed)
    return {
      heading: 'No orders found',
      text: 'None of this kind has that day, number or name.',
      action: { href: list.withoutSearch, label: 'Forget the search' },
    }
  if (list.status === 'open')
    return {
      heading: 'All done',
      text: 'Nothing waits to be made or brought. The next order appears here.',
      action: undefined,
    }
  return {
    heading: 'None right now',
    text: 'No order is at this point.',
    action: { href: '/orders', label: 'See the open orders' },
  }
}
