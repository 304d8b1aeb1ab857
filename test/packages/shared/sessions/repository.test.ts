import { createSessionRepository, type SessionRepository } from '@comanda/shared/sessions/repository.js'
import { createViewerRepository } from '@comanda/shared/viewers/repository.js'
import { expect } from 'chai'
import { useTestDatabase } from '../../../support/database.js'

describe('sessions', () => {
  const database = useTestDatabase()
  let sessions: SessionRepository

  before(async () => {
    sessions = createSessionRepository(database.db)
  })

  const contentOf = async (sessionId: string, db = database.db) =>
    (await createViewerRepository(db).find(sessionId))?.content
  const hour = { absoluteMs: 3_600_000, idleMs: 3_600_000 }

  it('come back as they were saved last', async () => {
    await sessions.create('a', { loginId: 1, notice: 'x' }, hour)
    await sessions.update('a', { loginId: 1, notice: 'y' })
    expect(await contentOf('a')).to.deep.equal({ loginId: 1, notice: 'y' })
    expect(await contentOf('b')).to.equal(undefined)
  })

  it('stay deleted, whoever saves them', async () => {
    await sessions.create('deleted', {}, hour)
    await sessions.delete('deleted')
    await sessions.update('deleted', { loginId: 1 })
    await sessions.touch('deleted', 3_600_000)
    expect(await contentOf('deleted')).to.equal(undefined)
  })

  it('last as long as they are used, and no longer than they may at most', async () => {
    const find = async () => (await createViewerRepository(database.db).find('used'))?.expiresInMs
    await sessions.create('used', {}, { absoluteMs: 7_200_000, idleMs: 3_600_000 })
    expect(await find()).to.be.within(3_500_000, 3_600_000)
    await sessions.touch('used', 5_400_000)
    expect(await find()).to.be.within(5_300_000, 5_400_000)
    await sessions.touch('used', 36_000_000)
    expect(await find()).to.be.within(7_100_000, 7_200_000)
    await database.db.raw("update sessions set expire = now() at time zone 'UTC' where sid = 'used'")
    await sessions.touch('used', 36_000_000)
    expect(await find()).to.equal(undefined)
  })

  it('are gone once they expire, whatever zone the database thinks in', async () => {
    await sessions.create('late', {}, { absoluteMs: -1_000, idleMs: -1_000 })
    await sessions.create('early', {}, hour)
    for (const timeZone of ['Pacific/Apia', 'America/Sao_Paulo', 'UTC']) {
      const rolledBack = await database.db.transaction()
      try {
        await rolledBack.raw(`set local timezone = '${timeZone}'`)
        const there = createSessionRepository(rolledBack)
        expect(await contentOf('late', rolledBack), timeZone).to.equal(undefined)
        expect(await contentOf('early', rolledBack), timeZone).to.deep.equal({})
        await there.create('new', {}, hour)
        await there.deleteExpired()
        const { rows } = await rolledBack.raw(
          "select sid from sessions where sid in ('early', 'late', 'new') order by sid",
        )
        expect(rows, timeZone).to.deep.equal([{ sid: 'early' }, { sid: 'new' }])
      } finally {
        await rolledBack.rollback()
      }
    }
  })

  it('end for one login everywhere, and for nobody else', async () => {
    await sessions.create('phone', { loginId: 7 }, hour)
    await sessions.create('tablet', { loginId: 7 }, hour)
    await sessions.create('other', { loginId: 77 }, hour)
    await sessions.deleteOfLogins([7])
    expect(await contentOf('phone')).to.equal(undefined)
    expect(await contentOf('tablet')).to.equal(undefined)
    expect(await contentOf('other')).to.deep.equal({ loginId: 77 })
  })
})
