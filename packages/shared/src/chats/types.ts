/** A direct chat with a customer, as the dashboard shows it. */
export interface Chat {
  id: number
  accountId: number
  contactId: number
  /** what the customer is called: the name given with an order, else the one that WhatsApp shows */
  name: string | undefined
  /** full id, "4479…@c.us"; unknown for some */
  phone: string | undefined
  /** the bot is quiet here until then */
  silentUntil: Date | undefined
}

/** bot: a reply or a status message · staff: written on the dashboard · phone: written on the shop's own phone */
export type ChatAuthor = 'customer' | 'bot' | 'staff' | 'phone'

/** waiting: not out yet · failed: never reached WhatsApp · the rest as WhatsApp's ticks */
export type Delivery = 'waiting' | 'sent' | 'delivered' | 'read' | 'failed'

export interface ChatMessage {
  author: ChatAuthor
  /** WhatsApp's word: chat, image, ptt, location, … */
  type: string
  body: string
  /** of a location, in degrees */
  place: { latitude: number; longitude: number } | undefined
  at: Date
  isEdited: boolean
  isRevoked: boolean
  /** of what the shop wrote; undefined where nobody knows */
  delivery: Delivery | undefined
  /** undefined for what the shop wrote from here */
  inboxId: number | undefined
}
