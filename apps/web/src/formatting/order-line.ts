import { formatMoney } from '@comanda/shared/money/format-money.js'
import type { OrderLine, OrderLineOption } from '@comanda/shared/orders/types.js'

export interface LineDetails {
  quantity: string
  name: string
  options: string[]
  note: string | undefined
  total: string
  /** the words that it was read from */
  readFrom: readonly string[]
}

/** By language: making one takes longer than a hundred uses of it. */
const quantities = new Map<string, Intl.NumberFormat>()

/** "2 ×" by the piece, "1.5 kg" by a measure */
export function quantityText(
  { quantity, unit }: Pick<OrderLine, 'quantity' | 'unit'>,
  language: string,
): string {
  const format = quantities.get(language) ?? new Intl.NumberFormat(language, { maximumFractionDigits: 3 })
  quantities.set(language, format)
  const number = format.format(quantity)
  return unit === undefined ? `${number} ×` : `${number} ${unit}`
}

const amountWords = { none: 'no', light: 'light', extra: 'extra', double: 'double' }

/** "no onions", "extra cheese (left half)", "3 × sugar" */
export function optionText({ name, amount, part }: OrderLineOption): string {
  const half = part === undefined ? '' : ` (${part} half)`
  if (amount === 'normal' || amount === 1) return `${name}${half}`
  if (typeof amount === 'number') return `${amount} × ${name}${half}`
  return `${amountWords[amount]} ${name}${half}`
}

export const lineDetails = (line: OrderLine, currency: string, language: string): LineDetails => ({
  quantity: quantityText(line, language),
  name: line.name,
  options: line.options.map(optionText),
  note: line.note,
  total: formatMoney(line.totalMinor, currency, language),
  readFrom: line.readFrom,
})
