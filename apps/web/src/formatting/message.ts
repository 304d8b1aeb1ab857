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
  ciphertext: 'Only on the phone: open WhatsApp there to read it',
  interactive_response: 'A pressed button',
  native_flow_response: 'A filled-in form',
  reaction: 'Reaction',
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
