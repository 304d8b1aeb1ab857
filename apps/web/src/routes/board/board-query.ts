import type { Role } from '@comanda/shared/members/types.js'

export const boardViews = ['all', 'kitchen', 'handover'] as const
export type BoardView = (typeof boardViews)[number]

/** What the board was asked for by its address. */
export interface BoardQuery {
  view: BoardView
  /** categories of the menu that are cooked here; none: all of them */
  stations: readonly string[]
}

/** What each role comes for. */
const viewOf: Readonly<Record<Role, BoardView>> = {
  owner: 'all',
  manager: 'all',
  kitchen: 'kitchen',
  driver: 'handover',
}

/** @param categories of the menu: a station that isn't there any more is left out */
export function boardQueryFrom(
  query: Record<string, unknown>,
  role: Role,
  categories: readonly string[],
): BoardQuery {
  const asked = [query.station].flat()
  return {
    view: boardViews.find(known => known === query.view) ?? viewOf[role],
    stations: categories.filter(category => asked.includes(category)),
  }
}

export function boardAddress({ view, stations }: BoardQuery): string {
  const search = new URLSearchParams({ view })
  for (const station of stations) search.append('station', station)
  return `/board?${search}`
}

interface Choice {
  label: string
  href: string
  current: boolean
}

const viewLabels: Readonly<Record<BoardView, string>> = {
  all: 'Everything',
  kitchen: 'Kitchen',
  handover: 'Hand-over',
}

export const viewChoices = (query: BoardQuery): Choice[] =>
  boardViews.map(view => ({
    label: viewLabels[view],
    href: boardAddress({ ...query, view }),
    current: query.view === view,
  }))

/** Each is turned on and off for itself. */
export const stationChoices = (query: BoardQuery, categories: readonly string[]): Choice[] =>
  categories.length < 2
    ? []
    : [
        {
          label: 'All stations',
          href: boardAddress({ ...query, stations: [] }),
          current: query.stations.length === 0,
        },
        ...categories.map(category => {
          const current = query.stations.includes(category)
          const stations = current
            ? query.stations.filter(station => station !== category)
            : [...query.stations, category]
          return { label: category, href: boardAddress({ ...query, stations }), current }
        }),
      ]
