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
  not_sent: 'A message to them didn’t go out',
}

const typeWords: Record<string, string> = {
  image: 'Picture',
  video: 'Video',
  gif: 'Video',
  ptt: 'Voice message',
  audio: 'Voice message',
  sticker: 'Sticker',
  document: 'Document',
  location: 'Location',
  live_location: 'Location',
  vcard: 'Contact card',
  multi_vcard: 'Contact cards',
  order: 'WhatsApp cart',
}
/** With these the text beside is what the person wrote; with the others it may be a picture's or a card's own data. */
const captioned = new Set(['image', 'video', 'gif', 'document'])

export interface ReadableMessage {
  /** what it is, where it isn't text */
  kind: string | undefined
  text: string
}

/** What a message says, as far as the dashboard can show it. */
export function readableMessage({ type, body }: { type: string; body: string }): ReadableMessage {
  if (type === 'chat') return { kind: undefined, text: body }
  return { kind: typeWords[type] ?? 'A message of another kind', text: captioned.has(type) ? body : '' }
}

/** "+44 7700 900000" can't be told apart without a country's rules: the digits as WhatsApp has them. */
export const phoneText = (wid: string | undefined): string | undefined =>
  wid === undefined ? undefined : `+${wid.replace(/@.*$/, '')}`

export const personName = (name: string | undefined, phone: string | undefined): string =>
  name?.trim() || phoneText(phone) || 'No name'
