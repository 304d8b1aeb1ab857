import fc from 'fast-check'

/** The same examples at each run, so that the suite is red only for what was changed. `npm run properties` has others. */
const fixedSeed = 20_261_130

function readInteger(name: string): number | undefined {
  const text = process.env[name]
  if (text === undefined || text === '') return undefined
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`${name} is “${text}”: it takes a whole number`)
  return value
}

/**
 * Tries a property on examples: those of PROPERTY_SEED, PROPERTY_RUNS of them. A file with properties needs neither
 * database nor browser, so that `npm run properties` can run it alone and often.
 * @param runs where PROPERTY_RUNS is unset
 * @throws with the smallest example that fails, and the seed that finds it again
 */
export function assertProperty<Values>(property: fc.IProperty<Values>, runs = 100): void {
  const seed = readInteger('PROPERTY_SEED') ?? fixedSeed
  fc.assert(property, { seed, numRuns: readInteger('PROPERTY_RUNS') ?? runs })
}
