import { percent, side, type Tick, tickAt } from '../../formatting/chart-scale.js'

/** Of its part of the width a bar takes so much; the rest is the gap to the next. */
const barShare = 0.76

export interface BarChart {
  /** for whoever doesn't see it */
  description: string
  bars: { x: string; y: string; width: string; height: string; isMost: boolean }[]
  /** lines across, each with what it stands for */
  levels: { y: string; label: string }[]
  /** room for the longest of these words */
  levelsWidth: string
  ticks: Tick[]
}

/** The least of 1, 2, 5, 10, 20, 50 … that is no less. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  return power * ([1, 2, 5].find(step => step * power >= value) ?? 10)
}

/** Up to four even steps that reach the highest bar. */
export function levelsFor(most: number): number[] {
  const step = Math.max(1, roundUp(most / 4))
  return Array.from({ length: Math.ceil(most / step) }, (_, index) => (index + 1) * step)
}

/**
 * Bars over a baseline of nothing, side by side.
 * @param bars one for each place of the axis, in order; a `tick` stands below its bar
 * @param describe a level's words: "20 orders"
 */
export function barChart(input: {
  description: string
  bars: readonly { value: number; tick: string | undefined }[]
  describe: (level: number) => string
}): BarChart {
  const { description, bars, describe } = input
  const most = Math.max(1, ...bars.map(({ value }) => value))
  const levels = levelsFor(most)
  // room over the highest line, for half of its words
  const top = Math.max(most, levels.at(-1) ?? 1) * 1.03
  const place = side / bars.length
  const heightOf = (value: number): number => (value / top) * side
  const ticks = bars.flatMap(({ tick }, index) => (tick === undefined ? [] : [{ index, label: tick }]))
  const labels = levels.map(describe)
  return {
    description,
    bars: bars.map(({ value }, index) => ({
      x: percent((index + (1 - barShare) / 2) * place),
      width: percent(place * barShare),
      y: percent(side - heightOf(value)),
      height: percent(heightOf(value)),
      isMost: value === most,
    })),
    levels: levels.map((level, index) => ({
      y: percent(side - heightOf(level)),
      label: labels[index] ?? '',
    })),
    levelsWidth: `${Math.max(...labels.map(({ length }) => length))}ch`,
    ticks: ticks.map(({ index, label }, nth) => tickAt((index + 0.5) * place, label, nth % 2 === 1)),
  }
}
