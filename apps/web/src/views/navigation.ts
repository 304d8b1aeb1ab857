import type { Role } from '@comanda/shared/members/types.js'
import { policies } from '../routes/policies.js'

interface NavigationLink {
  href: string
  label: string
  current: boolean
}

const places = [
  { href: '/orders', label: 'Orders' },
  { href: '/account', label: 'WhatsApp' },
]

/** The places that this role may go to. */
export function navigation(role: Role, path: string): NavigationLink[] {
  return places
    .filter(({ href }) => {
      const policy = policies[`GET ${href}`]
      return typeof policy === 'object' ? policy.includes(role) : policy !== undefined
    })
    .map(place => ({ ...place, current: path === place.href || path.startsWith(`${place.href}/`) }))
}
