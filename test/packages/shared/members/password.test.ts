import { hashPassword, passwordMatches } from '@comanda/shared/members/password.js'
import { expect } from 'chai'

describe('a password', () => {
  it('matches its own hash only', async () => {
    const hash = await hashPassword('correct horse')
    expect(hash).to.match(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await passwordMatches(hash, 'correct horse')).to.equal(true)
    expect(await passwordMatches(hash, 'Correct horse')).to.equal(false)
    expect(await hashPassword('correct horse')).to.not.equal(hash)
  })

  it('is hashed and compared even where there is nobody, and never matches', async () => {
    expect(await passwordMatches(undefined, 'correct horse')).to.equal(false)
    expect(await passwordMatches(undefined, '')).to.equal(false)
    // a hash that can't be read is refused in no time, and would tell who is a member
    const cpuOf = async (work: () => Promise<unknown>): Promise<number> => {
      const from = process.cpuUsage()
      await work()
      const { user, system } = process.cpuUsage(from)
      return user + system
    }
    const hash = await hashPassword('correct horse')
    await passwordMatches(hash, 'x')
    const known = await cpuOf(() => passwordMatches(hash, 'x'))
    const unknown = await cpuOf(() => passwordMatches(undefined, 'x'))
    expect(unknown).to.be.above(known / 10)
  })
})
