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

export interface Examples {
  readonly seed: number
  readonly runs: number
  /** Neither was asked for: they are the same at each run */
  readonly areFixed: boolean
}

/** Which examples to try, for what isn't a property of fast-check’s. @param runs where PROPERTY_RUNS is unset */
export function readExamples(runs: number): Examples {
  const seed = readInteger('PROPERTY_SEED')
  const asked = readInteger('PROPERTY_RUNS')
  return { seed: seed ?? fixedSeed, runs: asked ?? runs, areFixed: seed === undefined && asked === undefined }
}

/**
 * Tries a property on examples: those of PROPERTY_SEED, PROPERTY_RUNS of them. A file with properties needs neither
 * database nor browser, so that `npm run properties` can run it alone and often.
 * @param runs where PROPERTY_RUNS is unset
 * @throws with the smallest example that fails, and the seed that finds it again
 */
export function assertProperty<Values>(property: fc.IProperty<Values>, runs = 100): void {
  const { seed, runs: numRuns } = readExamples(runs)
  fc.assert(property, { seed, numRuns })
}
