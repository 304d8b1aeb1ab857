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
  const inAnHour = (): Date => new Date(Date.now() + 3_600_000)
  const justNow = (): Date => new Date(Date.now() - 1_000)

  it('come back as they were saved last', async () => {
    await sessions.save('a', { userId: 1, csrfToken: 'x' }, inAnHour())
    await sessions.save('a', { userId: 1, csrfToken: 'y' }, inAnHour())
    expect(await contentOf('a')).to.deep.equal({ userId: 1, csrfToken: 'y' })
    expect(await contentOf('b')).to.equal(undefined)
  })

  it('are gone once they expire, whatever zone the database thinks in', async () => {
    await sessions.save('late', {}, justNow())
    await sessions.save('early', {}, inAnHour())
    for (const timeZone of ['Pacific/Apia', 'America/Sao_Paulo', 'UTC']) {
      const rolledBack = await database.db.transaction()
      try {
        await rolledBack.raw(`set local timezone = '${timeZone}'`)
        const there = createSessionRepository(rolledBack)
        expect(await contentOf('late', rolledBack), timeZone).to.equal(undefined)
        expect(await contentOf('early', rolledBack), timeZone).to.deep.equal({})
        await there.save('new', {}, inAnHour())
        await there.deleteExpired()
        const { rows } = await rolledBack.raw("select sid from sessions where sid <> 'a' order by sid")
        expect(rows, timeZone).to.deep.equal([{ sid: 'early' }, { sid: 'new' }])
      } finally {
        await rolledBack.rollback()
      }
    }
  })

  it('end for one login everywhere, and for nobody else', async () => {
    await sessions.save('phone', { loginId: 7 }, inAnHour())
    await sessions.save('tablet', { loginId: 7 }, inAnHour())
    await sessions.save('other', { loginId: 77 }, inAnHour())
    await sessions.deleteOfLogins([7])
    expect(await contentOf('phone')).to.equal(undefined)
    expect(await contentOf('tablet')).to.equal(undefined)
    expect(await contentOf('other')).to.deep.equal({ loginId: 77 })
  })
})
