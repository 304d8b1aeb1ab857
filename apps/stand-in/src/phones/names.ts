import type { PhoneSummary } from '@comanda/stand-in-control/operations.js'
import { make } from './elements.js'

const tones = 6

/** The name that the person chose, else the number. */
export function nameOf({ person, contact }: PhoneSummary): string {
  return person.name ?? numberOf(contact)
}

/** A chat id as people read numbers: `+1 555 123 0001`, where the country's form is known. */
export function numberOf(id: string): string {
  const digits = id.split('@')[0] ?? ''
  const american = /^1(\d{3})(\d{3})(\d{4})$/.exec(digits)
  return american ? `+1 ${american.slice(1).join(' ')}` : `+${digits}`
}

/** A round sign with the first letter, in a tone that stays with the name. */
export function avatar(name: string): HTMLElement {
  let sum = 0
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9_973
  const letter = [...new Intl.Segmenter().segment(name.replace('+', ''))][0]?.segment ?? ''
  const made = make('span', `avatar tone-${(sum % tones) + 1}`, letter.toLocaleUpperCase())
  made.setAttribute('aria-hidden', 'true')
  return made
}
