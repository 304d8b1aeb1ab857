import type { OrderLine } from '@comanda/shared/orders/types.js'

/** Past any of these a person confirms an order. */
export interface OrderLimits {
  items: number
  lines: number
  /** undefined: none */
  totalMinor: number | undefined
}

/** Pieces as they are counted at the door; what is weighed counts once. */
export const countItems = (lines: readonly OrderLine[]): number =>
  lines.reduce((sum, line) => sum + (line.unit === undefined ? line.quantity : 1), 0)

/** @param limits undefined: nothing is too large */
export const isLarge = (
  limits: OrderLimits | undefined,
  { lines, totalMinor }: { lines: readonly OrderLine[]; totalMinor: number },
): boolean =>
  limits !== undefined &&
  (countItems(lines) > limits.items ||
    lines.length > limits.lines ||
    totalMinor > (limits.totalMinor ?? Number.POSITIVE_INFINITY))
