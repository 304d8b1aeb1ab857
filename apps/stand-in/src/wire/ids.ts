import type { WireKey } from './messages.js'

/** `false_15551230001@c.us_3AF0`, with `_PARTICIPANT` after it in groups: WhatsApp's own form. */
export function serializeKey(key: WireKey): string {
  const tail = key.participant ? `_${key.participant}` : ''
  return `${key.fromMe}_${key.remote}_${key.id}${tail}`
}

/** The bare id inside a serialised key; undefined where the text is no key. */
export function bareIdOf(serialized: string): string | undefined {
  const parts = serialized.split('_')
  return parts.length === 3 || parts.length === 4 ? parts[2] : undefined
}

export const phoneWid = (digits: string): string => `${digits}@c.us`
export const lidWid = (digits: string): string => `${digits}@lid`
export const isGroupId = (id: string): boolean => id.endsWith('@g.us')
