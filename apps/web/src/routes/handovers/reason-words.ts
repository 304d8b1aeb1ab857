import type { HandoverReason } from '@comanda/shared/handovers/types.js'

/** Why somebody waits, in the shop's words. */
export const reasonWords: Record<HandoverReason, string> = {
  not_understood: 'The bot didn’t understand',
  question: 'Asks something',
  too_long: 'A very long message',
  not_text: 'Sent something other than text',
  changed: 'Changed or deleted a message',
  failed: 'The bot couldn’t answer',
  old: 'Wrote while we were offline',
  asked_for_person: 'Asks for a person',
  cancel_request: 'Wants to cancel an order',
  change_request: 'Wants to change an order',
  rounds: 'Goes round in circles with the bot',
  allergy: 'Told of an allergy: confirm it',
  large_order: 'A large order: confirm it',
  complaint: 'Complains: answer first',
  not_sent: 'A message to them didn’t go out',
}
