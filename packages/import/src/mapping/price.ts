import { minorDigits } from '@comanda/shared/money/format-money.js'
import { parseMoney } from '@comanda/shared/money/parse-money.js'

export type DecimalMark = '.' | ','

const markBefore = (text: string): { mark: string | undefined; after: number } => {
  const match = /([.,])(\d+)\D*$/.exec(text)
  return { mark: match?.[1], after: match?.[2]?.length ?? 0 }
}

/**
 * Which mark a column's prices have before their decimals, where any of them can only mean one thing: the last of two
 * marks, or one that isn't followed by three digits.
 */
export function decimalMarkOf(cells: Iterable<string>): DecimalMark | undefined {
  for (const cell of cells) {
    const { mark, after } = markBefore(cell)
    if (mark === undefined) continue
    const hasOther = cell.includes(mark === '.' ? ',' : '.')
    const isRepeated = cell.indexOf(mark) !== cell.lastIndexOf(mark)
    if (isRepeated) return mark === '.' ? ',' : '.'
    if (hasOther || after !== 3) return mark as DecimalMark
  }
  return undefined
}

/**
 * An amount as files have it: “$ 1.234,50”, “(12.00)” and “-12,00” for less than nothing, “12.5000” by the program's own
 * decimals. @returns minor units; undefined where it is none, or could mean two things and nothing says which
 */
export function readPrice(text: string, currency: string, mark: DecimalMark | undefined): number | undefined {
  const isNegative = /^\s*(?:\p{Sc}\s*)?[-−]|^\s*\(.*\)\s*$/u.test(text)
  const bare = text.replace(/[-−()]/g, '')
  const minor = withMark(bare, currency, mark) ?? parseMoney(bare, currency)
  return minor === undefined ? undefined : isNegative ? -minor : minor
}

function withMark(text: string, currency: string, mark: DecimalMark | undefined): number | undefined {
  if (mark === undefined) return undefined
  const digits = minorDigits(currency)
  const number = text.replace(/[\s\p{L}\p{Sc}]/gu, '').replace(/\.$/, '')
  const thousands = mark === '.' ? ',' : '.'
  const pattern = new RegExp(`^(\\d+|\\d{1,3}(?:\\${thousands}\\d{3})+)(?:\\${mark}(\\d+))?$`)
  const [, whole, decimals = ''] = pattern.exec(number) ?? []
  // a third decimal that isn't 0 is no price
  if (whole === undefined || /[1-9]/.test(decimals.slice(digits))) return undefined
  const minor = Number(whole.replace(/\D/g, '') + decimals.slice(0, digits).padEnd(digits, '0'))
  return Number.isSafeInteger(minor) ? minor : undefined
}

/** "2", "1,5", "0.250": how many, or how much. @returns undefined where it is no amount above nothing */
export function readQuantity(text: string): number | undefined {
  const match = /^(\d{1,9})(?:[.,](\d{1,6}))?$/.exec(text.replace(/\s/g, ''))
  if (match === null) return undefined
  const quantity = Math.round(Number(`${match[1]}.${match[2] ?? '0'}`) * 1_000) / 1_000
  return quantity > 0 ? quantity : undefined
}
