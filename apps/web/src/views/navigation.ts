import type { Role } from '@comanda/shared/members/types.js'
import { policies } from '../routing/policies.js'

interface NavigationLink {
  href: string
  label: string
  current: boolean
  /** what waits there; undefined where nothing does */
  waiting: number | undefined
}

const places = [
  { href: '/orders', label: 'Orders' },
  { href: '/handovers', label: 'Chats' },
  { href: '/menu', label: 'Menu' },
  { href: '/statistics', label: 'Statistics' },
  { href: '/account', label: 'WhatsApp' },
  { href: '/settings', label: 'Settings' },
]

/** The places that this role may go to. @param waiting how much waits at a place, by its address */
export function navigation(
  role: Role,
  path: string,
  waiting: Readonly<Record<string, number>>,
): NavigationLink[] {
  return places
    .filter(({ href }) => {
      const policy = policies[`GET ${href}`]
      return typeof policy === 'object' ? policy.includes(role) : policy !== undefined
    })
    .map(place => ({
      ...place,
      current: path === place.href || path.startsWith(`${place.href}/`),
      waiting: waiting[place.href] || undefined,
    }))
}
