/** A picture's own units, both ways; it is stretched to whatever room there is. */
export const side = 1_000

/** Nearer to an edge than this part of the width a label would stand out over it. */
const edge = 40

/** A mark on an axis that runs from left to right. */
export interface Tick {
  x: string
  anchor: 'start' | 'middle' | 'end'
  label: string
  /** left out where there is little room */
  isExtra: boolean
}

export const round = (value: number): number => Math.round(value * 10) / 10

/** "37.5%" of the picture, for what isn't stretched with it. */
export const percent = (units: number): string => `${round((units / side) * 100)}%`

export const tickAt = (x: number, label: string, isExtra: boolean): Tick => ({
  x: percent(x),
  anchor: x < edge ? 'start' : x > side - edge ? 'end' : 'middle',
  label,
  isExtra,
})
