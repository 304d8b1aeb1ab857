import { minorDigits } from './format-money.js'

/** Arabic-Indic and Persian digits and marks, as their keyboards write them. */
function latin(text: string): string {
  return text
    .replace(/[٠-٩]/g, digit => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, digit => String(digit.charCodeAt(0) - 0x6f0))
    .replaceAll('٫', '.')
    .replaceAll('٬', ',')
}

/** "1,250", "1.250.000", "1 250": whole numbers, their thousands parted by one kind of mark or by none. */
const wholePattern = /^(?:\d+|\d{1,3}(?:([.,'’])\d{3})(?:\1\d{3})*)$/

/** Without the currency's sign or name before or after it; undefined where something else stands around. */
function withoutUnit(text: string): string | undefined {
  // one step a character each: a pattern of the three together would take the square of a text's length
  const rest = text.replace(/^[\p{Sc}\p{L}]+/u, '')
  const amount = /^[^\p{Sc}\p{L}]*/u.exec(rest)?.[0] ?? ''
  return /^[\p{Sc}\p{L}]*\.?$/u.test(rest.slice(amount.length)) ? amount : undefined
}

/**
 * Reads an amount as people write it, "2.50", "2,50", "$1,250.00" or "1.250,00 €", exactly.
 * @returns minor units; undefined where it is no amount, has more decimals than the currency, or could mean two
 * things ("2.500" in dollars)
 */
export function parseMoney(text: string, currency: string): number | undefined {
  const digits = minorDigits(currency)
  const amount = withoutUnit(latin(text).replace(/[\s\u00a0\u202f\u2066-\u2069\u200e\u200f]/g, ''))
  if (amount === undefined || amount.length > 20) return undefined
  const decimal = /^(.*)[.,](\d+)$/.exec(amount)
  const [, before = '', after = ''] = decimal ?? []
  const mark = amount.at(before.length)
  const isDecimal = decimal !== null && digits > 0 && after.length <= digits && !before.includes(mark ?? '')
  const whole = isDecimal ? before : amount
  if (!wholePattern.test(whole)) return undefined
  // with one mark and three digits nobody knows whether thousands or decimals are meant
  if (!isDecimal && digits > 0 && /^\d{1,3}[.,]\d{3}$/.test(whole)) return undefined
  const minor = Number(whole.replace(/\D/g, '') + (isDecimal ? after : '').padEnd(digits, '0'))
  return Number.isSafeInteger(minor) ? minor : undefined
}
