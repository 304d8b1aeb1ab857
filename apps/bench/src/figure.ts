import type { Ground } from './ground.js'

/** A measured figure, printed as one line of JSON. */
export interface Figure {
  readonly bench: string
  /** What was measured, with its unit: "median_ms_100_items" */
  readonly metric: string
  readonly ours: number
  /** The other side, measured in the same run, in turns with ours */
  readonly other?: number
  readonly otherName?: string
  /** Ours to the other's: the median over the rounds */
  readonly ratio?: number
  /** What it should be: "<= 0.1" */
  readonly goal: string
  readonly ok: boolean
}

/** How much is measured: `small` only shows that a bench runs. */
export type Size = 'small' | 'full'

/** Measures and gives its figures one by one. */
export type Bench = (size: Size, ground: Ground) => Iterable<Figure> | AsyncIterable<Figure>

const DECIMALS = 4

export const round = (value: number): number => Number(value.toFixed(DECIMALS))
