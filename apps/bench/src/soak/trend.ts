export interface Point {
  /** hours since the start */
  atHours: number
  value: number
}

export interface Trend {
  /** the value at the first point, by the line */
  start: number
  slopePerHour: number
  /** half the width of the slope's 95 % confidence interval */
  marginPerHour: number
}

const confidence = 1.96

/**
 * The straight line through a series by least squares. What lies beside the line drifts (memory grows for a while and
 * is let go at once), so neighbouring points tell less than independent ones would: the interval is widened by the
 * residuals' correlation from each point to the next.
 * @param points evenly spaced, three at least
 */
export function fitTrend(points: readonly Point[]): Trend {
  const count = points.length
  const meanAt = points.reduce((sum, { atHours }) => sum + atHours, 0) / count
  const mean = points.reduce((sum, { value }) => sum + value, 0) / count
  const spread = points.reduce((sum, { atHours }) => sum + (atHours - meanAt) ** 2, 0)
  const slopePerHour =
    points.reduce((sum, { atHours, value }) => sum + (atHours - meanAt) * (value - mean), 0) / spread
  const residuals = points.map(({ atHours, value }) => value - mean - slopePerHour * (atHours - meanAt))
  const squares = residuals.reduce((sum, residual) => sum + residual ** 2, 0)
  const products = residuals.slice(1).reduce((sum, residual, at) => sum + residual * (residuals[at] ?? 0), 0)
  const correlation = squares === 0 ? 0 : Math.max(0, products / squares)
  const independent = Math.max(3, (count * (1 - correlation)) / (1 + correlation))
  const error = Math.sqrt(squares / count / (independent - 2) / (spread / count))
  return {
    start: mean + slopePerHour * ((points[0]?.atHours ?? meanAt) - meanAt),
    slopePerHour,
    marginPerHour: confidence * error,
  }
}
