import path from 'node:path'
import { expect } from 'chai'
import { projectDir, runNode } from './setup.js'

describe('npm run properties', () => {
  const cheap = path.join(projectDir, 'test/packages/shared/money')
  const properties = (...args: string[]) =>
    runNode([path.join(projectDir, 'scripts/properties.mjs'), ...args]).ended

  it('tries each round with a seed of its own, and says how to run it again', async () => {
    const { code, stdout } = await properties('--seed', '7', '--times', '2', '--runs', '3', cheap)
    expect(code).to.equal(0)
    const rounds = stdout.split('\n').filter(line => line.startsWith('seed '))
    expect(rounds).to.deep.equal([
      'seed 7; again: npm run properties -- --seed 7 --runs 3',
      'seed 8; again: npm run properties -- --seed 8 --runs 3',
    ])
  })

  it('takes another seed each time where none is named', async () => {
    const seeds = await Promise.all(
      [1, 2].map(async () => /^seed (\d+)/.exec((await properties(cheap)).stdout)?.[1]),
    )
    expect(seeds[0]).not.to.equal(seeds[1])
  })

  it('says how it is used', async () => {
    const { code, stderr } = await properties('--sed', '7')
    expect(code).to.equal(1)
    expect(stderr).to.include('“--sed” isn’t understood').and.include('--times N')
  })
})
