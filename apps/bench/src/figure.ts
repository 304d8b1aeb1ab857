import type { Ground } from './ground.js'
import type { Comparison } from './rounds.js'

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

/** What a ratio should be; `reported` where it is only told. */
export type Goal = { readonly atMost: number } | { readonly atLeast: number } | 'reported'

function judge(value: number, goal: Goal, what: string): Pick<Figure, 'goal' | 'ok'> {
  if (goal === 'reported') return { goal, ok: true }
  if ('atMost' in goal) return { goal: `${what}<= ${goal.atMost}`, ok: value <= goal.atMost }
  return { goal: `${what}>= ${goal.atLeast}`, ok: value >= goal.atLeast }
}

/** A figure of one side alone. @param metric with its unit */
export const single = (bench: string, metric: string, ours: number, goal: Goal): Figure => ({
  bench,
  metric,
  ours: round(ours),
  ...judge(ours, goal, ''),
})

/** A figure of two sides, judged by its ratio. */
export const compared = (
  bench: string,
  metric: string,
  { a, b, ratio }: Comparison,
  otherName: string,
  goal: Goal,
): Figure => ({
  bench,
  metric,
  ours: round(a),
  other: round(b),
  otherName,
  ratio: round(ratio),
  ...judge(ratio, goal, 'ratio '),
})

const controlBounds = { least: 0.95, most: 1.05 }

/** A side against itself: where it isn't 1, the figures beside it are worth as little. */
export const control = (bench: string, metric: string, { a, b, ratio }: Comparison): Figure => ({
  bench,
  metric: `control_${metric}`,
  ours: round(a),
  other: round(b),
  otherName: 'the same again',
  ratio: round(ratio),
  goal: `ratio ${controlBounds.least} to ${controlBounds.most}`,
  ok: ratio >= controlBounds.least && ratio <= controlBounds.most,
})
