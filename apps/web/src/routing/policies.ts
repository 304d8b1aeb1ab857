import type { Role } from '@comanda/shared/members/types.js'
import type { Policy } from './route.js'

/** Who may use which address. The app doesn't start with a route that isn't here. */
export const policies: Readonly<Record<string, Policy>> = {
  'GET /health': 'open',
  'GET /sign-in': 'public',
  'POST /sign-in': 'public',
  'POST /sign-out': 'public',
  'GET /welcome/:token': 'public',
  'POST /welcome/:token': 'public',
  'POST /welcome/:token/join': 'public',
  'GET /': 'signed-in',
  'GET /live': 'signed-in',
  'GET /shops': 'signed-in',
  'POST /shops': 'signed-in',
  'GET /start': ['owner', 'manager'],
  'GET /orders': 'signed-in',
  'GET /orders/:id': 'signed-in',
  // which of the steps each role may take: routes/orders/step-roles.ts
  'POST /orders/:id/status': ['owner', 'manager', 'kitchen', 'driver'],
  'POST /orders/:id/note': ['owner', 'manager', 'kitchen', 'driver'],
  'GET /handovers': ['owner', 'manager', 'kitchen'],
  'GET /handovers/:id': ['owner', 'manager', 'kitchen'],
  'GET /handovers/:id/panel': ['owner', 'manager', 'kitchen'],
  'GET /handovers/:id/order': ['owner', 'manager', 'kitchen'],
  'POST /handovers/:id/order': ['owner', 'manager', 'kitchen'],
  'POST /handovers/:id/reply': ['owner', 'manager', 'kitchen'],
  'POST /handovers/:id/resume': ['owner', 'manager', 'kitchen'],
  'POST /handovers/:id/close': ['owner', 'manager', 'kitchen'],
  'GET /menu': ['owner', 'manager', 'kitchen'],
  'POST /menu/items/:id/availability': ['owner', 'manager', 'kitchen'],
  'POST /menu/options/:id/availability': ['owner', 'manager', 'kitchen'],
  'POST /menu/words/:id/use': ['owner', 'manager'],
  'POST /menu/words/:id/refuse': ['owner', 'manager'],
  'GET /menu/options/:id': ['owner', 'manager'],
  'POST /menu/options/:id': ['owner', 'manager'],
  'GET /menu/add': ['owner', 'manager'],
  'POST /menu/add': ['owner', 'manager'],
  'GET /menu/items/:id': ['owner', 'manager'],
  'POST /menu/items/:id': ['owner', 'manager'],
  'POST /menu/items/:id/remove': ['owner', 'manager'],
  'GET /menu/import': ['owner', 'manager'],
  'POST /menu/import': ['owner', 'manager'],
  'GET /statistics': ['owner', 'manager'],
  'GET /settings': ['owner', 'manager'],
  'POST /settings': ['owner', 'manager'],
  'GET /members': ['owner'],
  'GET /members/log': ['owner'],
  'POST /members': ['owner'],
  'POST /members/:id/role': ['owner'],
  'POST /members/:id/link': ['owner'],
  'POST /members/:id/remove': ['owner'],
  'GET /profile': 'signed-in',
  'POST /profile/password': 'signed-in',
  'POST /profile/sessions/end': 'signed-in',
  'POST /profile/sessions/end-all': 'signed-in',
  'GET /account': ['owner', 'manager'],
  'GET /account/panel': ['owner', 'manager'],
  'GET /account/qr.svg': ['owner'],
  'GET /account/unlink': ['owner'],
  'POST /account/unlink': ['owner'],
}

/** Whether this role may open the page at a path that has no parameters. */
export function mayOpen(path: string, role: Role): boolean {
  const policy = policies[`GET ${path}`]
  return typeof policy === 'object' ? policy.includes(role) : policy !== undefined
}
