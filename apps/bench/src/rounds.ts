/** Runs once and tells what it measured, in whatever unit. */
export type Side = () => number | Promise<number>

export interface Comparison {
  /** Median over all blocks of the side */
  readonly a: number
  readonly b: number
  /** Median of the rounds' a to b */
  readonly ratio: number
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/**
 * Measures two sides in blocks A B B A, so that a machine that warms up or is busy for a while weighs on both alike.
 * Whoever wants to know what the measurement itself is worth compares a side with itself.
 */
export async function compare(a: Side, b: Side, rounds: number): Promise<Comparison> {
  const all = { a: [] as number[], b: [] as number[] }
  const ratios: number[] = []
  for (let round = 0; round < rounds; round++) {
    const a1 = await a()
    const b1 = await b()
    const b2 = await b()
    const a2 = await a()
    all.a.push(a1, a2)
    all.b.push(b1, b2)
    ratios.push((a1 + a2) / (b1 + b2))
  }
  return { a: median(all.a), b: median(all.b), ratio: median(ratios) }
}

/** A side that runs something so often. @returns ms for one */
export const timed = (repeats: number, run: () => unknown) => async (): Promise<number> => {
  const startedAt = performance.now()
  for (let count = 0; count < repeats; count++) await run()
  return (performance.now() - startedAt) / repeats
}
