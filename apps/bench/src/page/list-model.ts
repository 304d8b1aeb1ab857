import { statusBadge } from '@comanda/web/formatting/order-status.js'

const statuses = ['pending', 'accepted', 'preparing', 'ready', 'out_for_delivery'] as const

const chip = (label: string, index: number) => ({
  label,
  href: `/orders?status=${label}`,
  current: index === 0,
  count: index < 3 ? String(index * 12) : undefined,
  isMinor: index > 1,
})

const place = (label: string) => ({
  href: `/${label.toLowerCase()}`,
  label,
  current: label === 'Orders',
  waiting: label === 'Chats' ? 3 : undefined,
})

const row = (index: number) => {
  const status = statuses[index % statuses.length] ?? 'pending'
  const at = new Date(Date.UTC(2026, 10, 22, 12, 0, index))
  return {
    id: 1_000 + index,
    version: 1_790_000_000_000 + index,
    status,
    href: `/orders/${1_000 + index}`,
    number: `#${index}`,
    customer: index % 4 === 0 ? 'Ana & José <3' : `Customer ${index}`,
    items: ['2 × Margherita (large)', '1 × Coke', '1 × Tiramisù'],
    hasMore: true,
    due: undefined,
    address: index % 3 === 0 ? undefined : '5 Oak St',
    allergy: undefined,
    notTaken: undefined,
    fulfilment: index % 3 === 0 ? undefined : 'Delivery',
    total: '$27.50',
    time: {
      ago: `${index} min ago`,
      exact: 'Sunday 22 November 2026 at 14:05:09 GMT+1',
      iso: at.toISOString(),
    },
    badge: statusBadge(status),
    step: index % 5 === 0 ? undefined : { to: 'accepted', label: 'Accept order' },
  }
}

/** What the page of orders is given, with so many rows. */
export const listModel = (rows: number): Record<string, unknown> => ({
  title: '(12) Orders',
  refreshSeconds: undefined,
  styles: ['orders.css'],
  scripts: ['orders.js'],
  notice: undefined,
  banner: undefined,
  waiting: '12 new orders',
  order: 'what is due first',
  pending: 12,
  newest: 1_000,
  handovers: '3 messages wait',
  rows: Array.from({ length: rows }, (_, index) => row(index)),
  total: '431 orders',
  chips: ['Open', 'New', 'In progress', 'Ready', 'Done', 'Cancelled', 'All'].map(chip),
  dayChips: ['Any day', 'Today', 'Yesterday'].map(chip),
  sizeChips: ['10', '20', '25', '50'].map(chip),
  search: {
    isOpen: false,
    date: '',
    text: '',
    kept: [{ name: 'size', value: String(rows) }],
    without: '/orders',
  },
  mayAnswer: true,
  here: '/orders',
  previous: undefined,
  next: '/orders?cursor=abc',
  isEmptyShop: false,
  empty: { heading: '', text: '', action: undefined },
  site: {
    asset: (name: string) => `/assets/${name}?v=0123456789ab`,
    csrfToken: () => 'f'.repeat(64),
    standIn: false,
    businessId: 1,
    hasFirstSteps: false,
    businessName: 'Trattoria Demo',
    hasOtherShops: true,
    email: 'owner@example.com',
    navigation: {
      first: ['Orders', 'Chats', 'Menu'].map(place),
      rest: ['Statistics', 'WhatsApp', 'Settings'].map(place),
      isInRest: false,
    },
  },
})
