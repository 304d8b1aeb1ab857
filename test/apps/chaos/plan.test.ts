import { faultKinds, planFaults } from '@comanda/chaos/plan.js'
import { createRandom } from '@comanda/harness/random.js'
import { expect } from 'chai'

describe('the faults of a chaos run', () => {
  it('are the same for the same seed, and others for another', () => {
    const plan = (seed: number) => planFaults(20, createRandom(seed))
    expect(plan(7)).to.deep.equal(plan(7))
    expect(plan(7)).not.to.deep.equal(plan(8))
  })

  it('are as many as wished, each kind once before any comes again', () => {
    const kinds = planFaults(faultKinds.length + 2, createRandom(1)).map(({ kind }) => kind)
    expect(kinds).to.have.length(faultKinds.length + 2)
    expect(kinds.slice(0, faultKinds.length).sort()).to.deep.equal([...faultKinds].sort())
    expect(planFaults(0, createRandom(1))).to.deep.equal([])
  })

  it('come in every order', () => {
    const first = new Set(
      Array.from({ length: 200 }, (_, seed) => planFaults(1, createRandom(seed))[0]?.kind),
    )
    expect(first.size).to.equal(faultKinds.length)
  })
})
