import fc from 'fast-check'
import { readExamples } from './properties.js'

/** As `assertProperty`, for what takes a database: `npm run properties` leaves it out. */
export function assertInDatabase<Values>(property: fc.IAsyncProperty<Values>, runs: number): Promise<void> {
  const { seed, runs: numRuns } = readExamples(runs)
  return fc.assert(property, { seed, numRuns })
}
