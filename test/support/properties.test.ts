import { expect } from 'chai'
import fc from 'fast-check'
import { assertProperty } from './properties.js'

describe('a property', () => {
  const kept = { PROPERTY_SEED: process.env.PROPERTY_SEED, PROPERTY_RUNS: process.env.PROPERTY_RUNS }

  beforeEach(() => {
    delete process.env.PROPERTY_SEED
    delete process.env.PROPERTY_RUNS
  })

  after(() => {
    for (const [name, value] of Object.entries(kept)) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  })

  function examples(runs?: number): number[] {
    const seen: number[] = []
    assertProperty(
      fc.property(fc.integer(), value => void seen.push(value)),
      runs,
    )
    return seen
  }

  it('is tried on the same examples each time, as many as its test says', () => {
    const first = examples(20)
    expect(first).to.have.length(20)
    expect(examples(20)).to.deep.equal(first)
    process.env.PROPERTY_SEED = ''
    expect(examples(20)).to.deep.equal(first)
  })

  it('is tried on others for another seed, and on as many as are asked for', () => {
    const usual = examples(20)
    process.env.PROPERTY_SEED = '7'
    process.env.PROPERTY_RUNS = '30'
    const others = examples(20)
    expect(others).to.have.length(30)
    expect(others.slice(0, 20)).not.to.deep.equal(usual)
  })

  it('names the seed that finds a failing example again', () => {
    process.env.PROPERTY_SEED = '7'
    expect(() => assertProperty(fc.property(fc.integer(), value => value < 5))).to.throw('seed: 7')
  })

  it('takes no seed that is no number', () => {
    process.env.PROPERTY_SEED = 'seven'
    expect(() => examples()).to.throw('PROPERTY_SEED is “seven”')
  })
})
