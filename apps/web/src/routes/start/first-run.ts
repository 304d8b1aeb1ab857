import type { Viewer } from '../../middleware/viewer.js'

/** Until the first order is in, whoever runs the shop is shown the way there. */
export const isFirstRun = ({ business, member }: Viewer): boolean =>
  business.lastOrderNumber === 0 && (member.role === 'owner' || member.role === 'manager')
