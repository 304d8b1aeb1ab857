import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** Mobile numbers have a digit in WhatsApp that nobody dials any more, or only from abroad. */
const withMobileDigit: Readonly<Record<string, { code: string; digit: string; length: number }>> = {
  AR: { code: '54', digit: '9', length: 12 },
  MX: { code: '52', digit: '1', length: 12 },
}

/**
 * A number as people write it, as WhatsApp names whoever has it: "5491155551234@c.us".
 * @param country where it is, if it doesn't say: ISO 3166-1 alpha-2
 * @returns undefined where it is no number, or says no country and none is known
 */
export function readPhone(text: string, country: string | undefined): string | undefined {
  const plain = text.replace(/^\s*00/, '+')
  const number = parsePhoneNumberFromString(plain, country as CountryCode | undefined)
  // spreadsheets lose the plus of what they take for a sum
  const found =
    number?.isPossible() === true ? number : parsePhoneNumberFromString(`+${plain.replace(/\D/g, '')}`)
  if (found === undefined || !found.isPossible()) return undefined
  const digits = found.number.slice(1)
  const mobile = withMobileDigit[found.country ?? '']
  const isShort =
    mobile !== undefined && digits.length === mobile.length && !digits.startsWith(mobile.code + mobile.digit)
  return `${isShort ? mobile.code + mobile.digit + digits.slice(mobile.code.length) : digits}@c.us`
}
