/**
 * Why a message waits for a person: not_understood · question (not about an order) · too_long · not_text (voice,
 * picture, …) · changed (edited or revoked) · failed (three times) · old (written over a day ago) · asked_for_person ·
 * cancel_request, change_request (of an order that is being prepared) · allergy (told, to be confirmed) · complaint · not_sent (something to them never went out)
 * · rounds (the bot and they went round in circles) · large_order (to be confirmed)
 */
export type HandoverReason =
  | 'not_understood'
  | 'question'
  | 'too_long'
  | 'not_text'
  | 'changed'
  | 'failed'
  | 'old'
  | 'asked_for_person'
  | 'cancel_request'
  | 'change_request'
  | 'allergy'
  | 'complaint'
  | 'not_sent'
  | 'rounds'
  | 'large_order'

export interface Handover {
  id: number
  chatId: number
  contactId: number
  inboxId: number
  reason: HandoverReason
  createdAt: Date
}

/** A customer who waits for a person: all open handovers of one contact as one. */
export interface WaitingPerson {
  contactId: number
  name: string | undefined
  phone: string | undefined
  /** of the first message that waits */
  since: Date
  /** of the newest one */
  reason: HandoverReason
  /** messages that wait */
  count: number
  /** the newest message that the customer wrote */
  lastMessage: { type: string; body: string }
}
