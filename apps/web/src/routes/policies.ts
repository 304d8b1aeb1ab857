import type { Policy } from './route.js'

/** Who may use which address. The app doesn't start with a route that isn't here. */
export const policies: Readonly<Record<string, Policy>> = {
  'GET /health': 'open',
  'GET /sign-in': 'public',
  'POST /sign-in': 'public',
  'POST /sign-out': 'public',
  'GET /welcome/:token': 'public',
  'POST /welcome/:token': 'public',
  'GET /': 'signed-in',
  'GET /orders': 'signed-in',
  'GET /orders/:id': 'signed-in',
  // which of the steps each role may take: routes/orders/step-roles.ts
  'POST /orders/:id/status': ['owner', 'manager', 'kitchen', 'driver'],
  'POST /orders/:id/note': ['owner', 'manager', 'kitchen', 'driver'],
  'GET /handovers': ['owner', 'manager', 'kitchen'],
  'GET /handovers/:id': ['owner', 'manager', 'kitchen'],
  'GET /handovers/:id/panel': ['owner', 'manager', 'kitchen'],
  'POST /handovers/:id/reply': ['owner', 'manager', 'kitchen'],
  'POST /handovers/:id/resume': ['owner', 'manager', 'kitchen'],
  'POST /handovers/:id/close': ['owner', 'manager', 'kitchen'],
  'GET /settings': ['owner', 'manager'],
  'POST /settings': ['owner', 'manager'],
  'GET /account': ['owner', 'manager'],
  'GET /account/panel': ['owner', 'manager'],
  'GET /account/qr.svg': ['owner'],
}
