/**
 * Why a message waits for a person: not_understood · question (not about an order) · too_long · not_text (voice,
 * picture, …) · changed (edited or revoked) · failed (three times) · old (written over a day ago)
 */
export type HandoverReason =
  | 'not_understood'
  | 'question'
  | 'too_long'
  | 'not_text'
  | 'changed'
  | 'failed'
  | 'old'

export interface Handover {
  id: number
  chatId: number
  contactId: number
  inboxId: number
  reason: HandoverReason
  createdAt: Date
}
