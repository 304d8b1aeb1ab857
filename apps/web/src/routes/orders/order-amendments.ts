import type { Business } from '@comanda/shared/businesses/types.js'
import type { Role } from '@comanda/shared/members/types.js'
import { formatMoney } from '@comanda/shared/money/format-money.js'
import { isOpen } from '@comanda/shared/orders/steps.js'
import type { Amendment, Decision, Order, OrderStatus } from '@comanda/shared/orders/types.js'
import { type ReadableTime, readableClock } from '../../formatting/time.js'
import { stepRoles } from '../../routing/step-roles.js'

export interface ReadableAmendment {
  id: number
  what: string
  text: string
  time: ReadableTime
  isOpen: boolean
  /** “Accepted”, “Refused”; undefined while nobody decided */
  decided: string | undefined
  /** what the buttons say; undefined where there is nothing to decide here */
  buttons: { accept: string; refuse: string } | undefined
  /** what the order would come to */
  total: string | undefined
}

const words: Record<Amendment['kind'], string> = {
  edited: 'The customer changed a message of this order:',
  deleted: 'The customer deleted a message of this order.',
  asked: 'The customer asks about this order:',
  complained: 'The customer complains:',
}

const decisions: Record<Decision, string> = { accepted: 'Accepted', refused: 'Refused' }

const buttons: Record<Amendment['wish'], { accept: string; refuse: string }> = {
  cancel: { accept: 'Cancel the order', refuse: 'Refuse: it is made' },
  change: { accept: 'Accept the change', refuse: 'Refuse the change' },
  other: { accept: 'Say yes', refuse: 'Say no' },
}

/** Who may promise something on the kitchen's behalf. */
const mayDecide = (role: Role, status: OrderStatus): boolean =>
  isOpen(status) && stepRoles.accepted.includes(role)

/** What the customer wants of an order since it stands, for a person to decide. */
export const orderAmendments = (
  amendments: readonly Amendment[],
  order: Pick<Order, 'currency' | 'status'>,
  { business, role, now }: { business: Business; role: Role; now: Date },
): ReadableAmendment[] =>
  amendments.map(({ id, kind, text, at, wish, totalMinor, decision, isOpen }) => ({
    id,
    what: words[kind],
    text,
    time: readableClock(at, now, business.timeZone),
    isOpen,
    decided: decision && decisions[decision],
    buttons: isOpen && kind === 'asked' && mayDecide(role, order.status) ? buttons[wish] : undefined,
    total: totalMinor === undefined ? undefined : formatMoney(totalMinor, order.currency, business.language),
  }))
