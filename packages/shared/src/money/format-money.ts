/** How many decimals a currency is written with: 2 for USD, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 0
  )
}

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
  return new Intl.NumberFormat(language, { style: 'currency', currency }).format(
    decimalText(minor, minorDigits(currency)),
  )
}
