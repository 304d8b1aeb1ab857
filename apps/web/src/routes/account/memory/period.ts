const hourMs = 3_600_000

/** How far the picture goes back, and how it is divided. */
export interface Period {
  name: '24h' | '7d'
  label: string
  lengthMs: number
  /** the fullest sample of so long a stretch is drawn */
  stretchMs: number
  /** samples further apart than this have a gap between them */
  gapMs: number
  /** hours of the shop's clock between two marks of the axis, and between two rows of the table */
  tickHours: number
  rowHours: number
}

export const periods: readonly [Period, Period] = [
  {
    name: '24h',
    label: '24 hours',
    lengthMs: 24 * hourMs,
    stretchMs: hourMs / 12,
    gapMs: hourMs / 3,
    tickHours: 6,
    rowHours: 3,
  },
  {
    name: '7d',
    label: '7 days',
    lengthMs: 7 * 24 * hourMs,
    stretchMs: hourMs / 2,
    gapMs: 1.5 * hourMs,
    tickHours: 24,
    rowHours: 24,
  },
]

export const periodNamed = (name: unknown): Period =>
  periods.find(period => period.name === name) ?? periods[0]
