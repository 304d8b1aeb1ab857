import type { Viewer } from '@comanda/shared/viewers/types.js'

/** Until the first order is in, whoever runs the shop is shown the way there. */
export const isFirstRun = ({ hasOrders, member }: Viewer): boolean =>
  !hasOrders && (member.role === 'owner' || member.role === 'manager')
