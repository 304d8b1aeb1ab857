import type { Role } from '@comanda/shared/members/types.js'
import { mayOpen } from '../routing/policies.js'

interface NavigationLink {
  href: string
  label: string
  current: boolean
  /** what waits there; undefined where nothing does */
  waiting: number | undefined
}

/** The places that a role may go to. */
export interface Navigation {
  /** what is looked at all day: in reach on any screen */
  first: NavigationLink[]
  /** a narrow screen has these behind “More” */
  rest: NavigationLink[]
  isInRest: boolean
}

const firstPlaces = [
  { href: '/board', label: 'Board' },
  { href: '/orders', label: 'Orders' },
  { href: '/handovers', label: 'Chats' },
  { href: '/menu', label: 'Menu' },
]

const furtherPlaces = [
  { href: '/statistics', label: 'Statistics' },
  { href: '/imports', label: 'Import' },
  { href: '/account', label: 'WhatsApp' },
  { href: '/settings', label: 'Settings' },
]

const profile = '/profile'

/** @param waiting how much waits at a place, by its address */
export function navigation(role: Role, path: string, waiting: Readonly<Record<string, number>>): Navigation {
  const isAt = (href: string): boolean => path === href || path.startsWith(`${href}/`)
  const linksTo = (places: readonly { href: string; label: string }[]): NavigationLink[] =>
    places
      .filter(({ href }) => mayOpen(href, role))
      .map(place => ({ ...place, current: isAt(place.href), waiting: waiting[place.href] || undefined }))
  const rest = linksTo(furtherPlaces)
  return {
    first: linksTo(firstPlaces),
    rest,
    isInRest: isAt(profile) || rest.some(({ current }) => current),
  }
}
