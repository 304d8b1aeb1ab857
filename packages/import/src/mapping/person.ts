import { SetAsideError } from '../import-error.js'
import { hashOf } from './hash.js'
import { readPhone } from './phone.js'

/** Whom a record is of. */
export interface Person {
  /** 32 hexadecimal digits */
  hash: string
  /** as WhatsApp names them; undefined: they can't be written to */
  wid: string | undefined
}

const phoneProblem = (country: string | undefined): string =>
  country === undefined
    ? 'The phone number can’t be read: write it with its country’s code, like +44 7700 900000.'
    : `The phone number can’t be read: write it with all its digits, or with + and its country’s code where it isn’t one of ${country}.`

/** @throws SetAsideError where there is a number, but none that can be */
export function readPerson(
  given: { phone: string; email: string },
  { businessId, country }: { businessId: number; country: string | undefined },
  line: number,
): Person | undefined {
  if (/\d/.test(given.phone)) {
    const wid = readPhone(given.phone, country)
    if (wid === undefined) throw new SetAsideError(phoneProblem(country), line)
    return { hash: hashOf(`${businessId} ${wid}`), wid }
  }
  if (given.email === '') return undefined
  return { hash: hashOf(`${businessId} ${given.email.toLowerCase()}`), wid: undefined }
}

/** Whoever bought at the counter: one of a shop, without a name. */
export const walkIn = (businessId: number): Person => ({
  hash: hashOf(`${businessId} walk-in`),
  wid: undefined,
})
