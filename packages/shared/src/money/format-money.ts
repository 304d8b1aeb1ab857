interface MoneyFormat {
  format: Intl.NumberFormat
  digits: number
}

/** Making one takes longer than a hundred uses of it. They are as few as the currencies and languages in use. */
const formats = new Map<string, MoneyFormat>()

function formatOf(currency: string, language: string): MoneyFormat {
  const key = `${language} ${currency}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const format = new Intl.NumberFormat(language, { style: 'currency', currency })
  const made = { format, digits: format.resolvedOptions().maximumFractionDigits ?? 0 }
  formats.set(key, made)
  return made
}

/** How many decimals a currency is written with: 2 for USD, 0 for JPY, 3 for KWD. */
export const minorDigits = (currency: string): number => formatOf(currency, 'en').digits

/** Minor units as decimal text, exactly: 950 with 2 digits is "9.50". No double on the way, which would round. */
function decimalText(minor: number, digits: number): `${number}` {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`${minor} is no whole number of minor units`)
  const text = String(Math.abs(minor)).padStart(digits + 1, '0')
  const cut = text.length - digits
  const sign = minor < 0 ? '-' : ''
  return `${sign}${text.slice(0, cut)}${digits === 0 ? '' : `.${text.slice(cut)}`}` as `${number}`
}

/** An amount as it stands in a field: `moneyText(950, 'USD')` is "9.50", without a currency's sign. */
export const moneyText = (minor: number, currency: string): string =>
  decimalText(minor, minorDigits(currency))

/**
 * An amount as people read it: `formatMoney(950, 'USD', 'en')` is "$9.50".
 * @param minor integer minor units of the currency
 * @param currency ISO 4217
 * @param language BCP 47
 * @throws RangeError where one of them isn't what it should be
 */
export function formatMoney(minor: number, currency: string, language: string): string {
  const { format, digits } = formatOf(currency, language)
  return format.format(decimalText(minor, digits))
}
