import { randomBytes } from 'node:crypto'
import { hashPassword, opened } from '@comanda/shared/logins/password.js'
import { expect } from 'chai'

describe('a password', () => {
  const salt = randomBytes(16)

  it('opens what it was hashed for, and nothing else', async () => {
    const passwordHash = await hashPassword('correct horse', salt)
    expect(passwordHash).to.match(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(passwordHash).to.include(salt.toString('base64').replace(/=+$/, ''))
    const other = { passwordHash: await hashPassword('another one', salt) }
    const logins = [other, { passwordHash }]
    expect(await opened({ salt, logins }, 'correct horse')).to.deep.equal([{ passwordHash }])
    expect(await opened({ salt, logins }, 'Correct horse')).to.deep.equal([])
    expect(await opened({ salt: randomBytes(16), logins }, 'correct horse')).to.deep.equal([])
    expect(await opened({ salt, logins: [] }, 'correct horse')).to.deep.equal([])
    expect(await opened(undefined, 'correct horse')).to.deep.equal([])
    expect(await opened({ salt, logins }, 'x'.repeat(201))).to.deep.equal([])
  })

  it('is computed once, however many logins there are, and where there is nobody', async () => {
    const cpuOf = async (work: () => Promise<unknown>): Promise<number> => {
      const from = process.cpuUsage()
      await work()
      const { user, system } = process.cpuUsage(from)
      return user + system
    }
    const logins = Array.from({ length: 20 }, () => ({ passwordHash: 'x'.repeat(97) }))
    await opened(undefined, 'x')
    const one = await cpuOf(() => opened({ salt, logins: logins.slice(0, 1) }, 'x'))
    const many = await cpuOf(() => opened({ salt, logins }, 'x'))
    const nobody = await cpuOf(() => opened(undefined, 'x'))
    for (const cpu of [many, nobody]) expect(cpu).to.be.within(one / 10, one * 10)
  })
})
