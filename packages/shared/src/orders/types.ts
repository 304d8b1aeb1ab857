import type { Amount } from '@comanda/order-language/reading.js'

export const orderStatuses = [
  'pending',
  'accepted',
  'rejected',
  'preparing',
  'ready',
  'out_for_delivery',
  'completed',
  'cancelled',
] as const
export type OrderStatus = (typeof orderStatuses)[number]

export type Fulfilment = 'delivery' | 'pickup'

export interface OrderLineOption {
  /** the group's and the option's id on the menu */
  group: string
  option: string
  /** as it read when it was ordered */
  name: string
  /** a number is a count */
  amount: Amount
  part?: 'left' | 'right' | undefined
  /** nobody said it: it is what the dish comes as, shown since it decides the price */
  standard?: true | undefined
}

/** A line with everything that it needs for good: the menu may change, the order doesn't. */
export interface OrderLine {
  /** the item's id on the menu */
  itemKey: string
  name: string
  /** pieces, or units such as kg; three decimals at most */
  quantity: number
  unit: string | undefined
  unitPriceMinor: number
  totalMinor: number
  options: OrderLineOption[]
  note: string | undefined
  /** the words that it was read from, in the order they were said; none where nobody said any */
  readFrom: readonly string[]
}

/** When an order is for, where it isn't for now. */
export interface DueTime {
  at: Date
  /** when the kitchen had better begin */
  startAt: Date
}

export interface NewOrder {
  businessId: number
  contactId: number
  customerName: string | undefined
  chatId: number
  currency: string
  lines: OrderLine[]
  /** lines and fee */
  totalMinor: number
  /** unknown where the shop asks nobody */
  fulfilment?: Fulfilment | undefined
  feeMinor?: number | undefined
  /** undefined where it is for now */
  due?: DueTime | undefined
  details: Record<string, string>
  /** the message that said yes, or asked for what staff wrote down: it places one order at most */
  placedByInboxId: number | undefined
  /** the messages that it came from */
  inboxIds: readonly number[]
  /** who of the staff wrote it down; undefined where the customer's own yes placed it */
  placedByMemberId?: number | undefined
}

export interface OrderSummary {
  id: number
  /** short, counted within the business */
  number: number
  status: OrderStatus
  customerName: string | undefined
  currency: string
  totalMinor: number
  /** unknown where the shop asks nobody */
  fulfilment: Fulfilment | undefined
  lineCount: number
  /** the first four different ones, each with its sum */
  firstItems: Pick<OrderLine, 'name' | 'quantity' | 'unit' | 'options'>[]
  createdAt: Date
  due: DueTime | undefined
  /** where it goes */
  address: string | undefined
  /** what the customer told of allergies: to be confirmed with them */
  allergy: string | undefined
  /** what the customer wrote that nothing was made of: they were told, and said yes without it */
  notTaken: string | undefined
  /** goes up with each change: the time of the last one in microseconds since 1970 */
  version: number
}

/** An order as the kitchen and the hand-over see it. */
export interface BoardOrder extends OrderSummary {
  contactId: number
  details: Record<string, string>
  lines: (Pick<OrderLine, 'name' | 'quantity' | 'unit' | 'options' | 'note'> & {
    /** its dish's on the menu; undefined where the dish has none, or is gone */
    category: string | undefined
  })[]
  /** what brought it where it is; from: undefined where it was just placed */
  lastStep: { at: Date; from: OrderStatus | undefined; memberId: number | undefined }
  /** its customer wants something of it that nobody has decided yet */
  hasRequest: boolean
}

/** What is left out doesn't matter. */
export interface OrderFilter {
  statuses?: readonly OrderStatus[] | undefined
  /** a day of the shop's calendar: YYYY-MM-DD and an IANA zone */
  day?: { date: string; timeZone: string } | undefined
  /** an order's number or part of a customer's name */
  text?: string | undefined
}

/** An order as it is now, for whoever follows them. */
export type OrderChange = Pick<OrderSummary, 'id' | 'number' | 'status' | 'version'>

/** A message that an order came from. */
export interface OrderMessage {
  id: number
  sentAt: Date
  /** WhatsApp's word: chat, image, ptt, location, … */
  type: string
  body: string
}

/**
 * What a customer did to an order that stood already, for a person to decide. edited, deleted: a message that it came
 * from · asked: wants something of it · complained: of it, or of how long it takes
 */
export interface Amendment {
  id: number
  kind: 'edited' | 'deleted' | 'asked' | 'complained'
  at: Date
  /** what it says now; empty where it was deleted */
  text: string
  /** what is asked: that it be cancelled, that it be changed, or anything else */
  wish: 'cancel' | 'change' | 'other'
  /** what the order would come to, where the change was read */
  totalMinor: number | undefined
  decision: Decision | undefined
  /** nobody has taken care of it */
  isOpen: boolean
}

export type Decision = 'accepted' | 'refused'

/** A placed order as its customer wants it. */
export interface AskedChange {
  lines: OrderLine[]
  totalMinor: number
  feeMinor: number
  fulfilment?: Fulfilment | undefined
  /** as in `DueTime`, ISO: it is kept as JSON */
  due?: { at: string; startAt: string }
  details: Record<string, string>
}

/** Who did what, when and why. */
export interface OrderEvent {
  id: number
  at: Date
  actor: 'customer' | 'member' | 'system'
  /** of the member */
  memberEmail: string | undefined
  from: OrderStatus | undefined
  to: OrderStatus
  reason: string | undefined
}

export interface Order extends OrderSummary {
  accountId: number
  chatId: number
  contactId: number
  /** WhatsApp's id of the customer's phone ("4479…@c.us"); unknown for some */
  phone: string | undefined
  feeMinor: number
  /** the shop's own, never shown to the customer */
  note: string | undefined
  lines: OrderLine[]
  details: Record<string, string>
}

/** One page of a list; the cursors are undefined where there is nothing further. */
export interface Page<Row> {
  rows: Row[]
  next: string | undefined
  previous: string | undefined
}
