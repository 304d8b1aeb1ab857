import { defaultStatusFilter, type ListQuery, type StatusFilter } from './order-filter.js'
import { defaultPageSize, pageSizes } from './page-size.js'

/** A link that narrows the list, and whether it is what the list shows. */
export interface Chip {
  label: string
  href: string
  current: boolean
  /** how many stand behind it, as it is read; undefined where it isn't worth a number */
  count: string | undefined
  /** the number is worth the room on a wide screen alone */
  isMinor: boolean
}

type Part = Pick<ListQuery, 'status' | 'day' | 'text' | 'size' | 'cursor'>

/** What an address says; what is as usual isn't in it. */
function parametersOf({ status, day, text, size, cursor }: Part): URLSearchParams {
  const search = new URLSearchParams()
  if (status !== defaultStatusFilter) search.set('status', status)
  if (day !== '') search.set('day', day)
  if (text !== '') search.set('q', text)
  if (size !== defaultPageSize) search.set('size', String(size))
  if (cursor !== undefined) search.set('cursor', cursor)
  return search
}

/** The list's address with some of it changed. */
export function listAddress(query: Part, change: Partial<Part>): string {
  const search = parametersOf({ ...query, cursor: undefined, ...change })
  return search.size === 0 ? '/orders' : `/orders?${search}`
}

/** What a search by day and text leaves as it is, for its form. */
export const keptBySearch = (query: ListQuery): { name: string; value: string }[] =>
  Array.from(parametersOf({ ...query, day: '', text: '', cursor: undefined }), ([name, value]) => ({
    name,
    value,
  }))

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

/** Whoever has a narrow screen wants to know how many are open and new. */
const minorFilters: readonly StatusFilter[] = ['progress', 'ready']

/** @param counts of those that are worth a number */
export const statusChips = (query: ListQuery, counts: Partial<Record<StatusFilter, number>>): Chip[] =>
  Object.entries(statusLabels).map(([status, label]) => {
    const count = counts[status as StatusFilter] ?? 0
    return {
      label,
      href: listAddress(query, { status: status as StatusFilter }),
      current: query.status === status,
      count: count === 0 ? undefined : plainNumber.format(count),
      isMinor: minorFilters.includes(status as StatusFilter),
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
    isMinor: false,
  }))

export const sizeChips = (query: ListQuery): Chip[] =>
  pageSizes.map(size => ({
    label: String(size),
    href: listAddress(query, { size }),
    current: query.size === size,
    count: undefined,
    isMinor: false,
  }))
