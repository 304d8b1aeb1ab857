import { defaultStatusFilter, type ListQuery, type StatusFilter } from './order-filter.js'
import { defaultPageSize, pageSizes } from './page-size.js'

/** A link that narrows the list, and whether it is what the list shows. */
export interface Chip {
  label: string
  href: string
  current: boolean
  /** how many stand behind it, as it is read; undefined where it isn't worth a number */
  count: string | undefined
}

type Part = Pick<ListQuery, 'status' | 'day' | 'text' | 'size' | 'cursor'>

/** The list's address with some of it changed; what is as usual isn't in it. */
export function listAddress(query: Part, change: Partial<Part>): string {
  const { status, day, text, size, cursor } = { ...query, cursor: undefined, ...change }
  const search = new URLSearchParams()
  if (status !== defaultStatusFilter) search.set('status', status)
  if (day !== '') search.set('day', day)
  if (text !== '') search.set('q', text)
  if (size !== defaultPageSize) search.set('size', String(size))
  if (cursor !== undefined) search.set('cursor', cursor)
  return search.size === 0 ? '/orders' : `/orders?${search}`
}

const plainNumber = new Intl.NumberFormat('en')

const statusLabels: Record<StatusFilter, string> = {
  open: 'Open',
  new: 'New',
  progress: 'In progress',
  ready: 'Ready',
  done: 'Done',
  cancelled: 'Cancelled',
  all: 'All',
}

/** @param counts of those that are worth a number */
export const statusChips = (query: ListQuery, counts: Partial<Record<StatusFilter, number>>): Chip[] =>
  Object.entries(statusLabels).map(([status, label]) => {
    const count = counts[status as StatusFilter] ?? 0
    return {
      label,
      href: listAddress(query, { status: status as StatusFilter }),
      current: query.status === status,
      count: count === 0 ? undefined : plainNumber.format(count),
    }
  })

export const dayChips = (query: ListQuery): Chip[] =>
  [
    ['', 'Any day'],
    ['today', 'Today'],
    ['yesterday', 'Yesterday'],
  ].map(([day = '', label = '']) => ({
    label,
    href: listAddress(query, { day }),
    current: query.day === day,
    count: undefined,
  }))

export const sizeChips = (query: ListQuery): Chip[] =>
  pageSizes.map(size => ({
    label: String(size),
    href: listAddress(query, { size }),
    current: query.size === size,
    count: undefined,
  }))
