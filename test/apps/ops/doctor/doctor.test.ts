import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { createDoctor } from '@comanda/ops/doctor/doctor.js'
import type { Finding } from '@comanda/ops/doctor/finding.js'
import { type Config, readConfig } from '@comanda/shared/config/config.js'
import { createLogger } from '@comanda/shared/logging/logger.js'
import { expect } from 'chai'
import { createTestDatabase, type TestDatabase } from '../../../support/database.js'
import { testEnvironment } from '../../../support/environment.js'
import { startRedisServer } from '../../../support/redis-server.js'

const logger = createLogger({ name: 'test', level: 'silent' })

describe('ops doctor', () => {
  let database: TestDatabase

  beforeEach(async () => {
    database = await createTestDatabase()
  })

  afterEach(() => database.drop())

  function settings(overrides: Record<string, string> = {}): Record<string, string> {
    return { DATABASE_URL: database.config.url(), WEB_PORT: '0', BOT_HEALTH_PORT: '0', ...overrides }
  }

  async function examine(env: Record<string, string>, setup: Finding[] = []): Promise<Map<string, Finding>> {
    const doctor = createDoctor({ setup, readConfig: (): Config => readConfig(env), logger })
    return new Map((await doctor.examine()).map(finding => [finding.topic, finding]))
  }

  it('finds a sound installation well, and proves it with a notification of its own', async () => {
    const findings = await examine(settings())
    for (const finding of findings.values()) expect(finding, finding.text).to.have.property('state', 'good')
    expect(findings.get('database')?.text).to.match(/PostgreSQL 1[4-9].* its data is in \//)
    expect(findings.get('notifications')?.text).to.match(/a notification arrived in \d+ ms/)
    expect(findings.get('migrations')?.text).to.equal('the schema is up to date')
  })

  it('says so when notifications are swallowed, as by a pooler', async () => {
    const other = await createTestDatabase()
    try {
      // NOTIFY stays within its database
      const findings = await examine(settings({ DATABASE_DIRECT_URL: other.config.url() }))
      expect(findings.get('notifications')).to.include({ state: 'warning' })
      expect(findings.get('notifications')?.mend).to.include('DATABASE_DIRECT_URL')
    } finally {
      await other.drop()
    }
  })

  it('warns where people behind a proxy can’t be told apart, or can get past it', async () => {
    const https = { PUBLIC_URL: 'https://shop.example' }
    expect((await examine(settings(https))).get('proxy')?.mend).to.include('TRUST_PROXY=1')
    expect((await examine(settings({ ...https, TRUST_PROXY: '1' }))).has('proxy')).to.equal(false)
    const open = await examine(settings({ ...https, TRUST_PROXY: '1', WEB_HOST: '0.0.0.0' }))
    expect(open.get('proxy')).to.include({ state: 'warning' })
    expect(open.get('proxy')?.mend).to.include('WEB_HOST')
  })

  it('adds up the pools of all processes against what the server has', async () => {
    const findings = await examine(settings({ DATABASE_POOL_MAX: '50' }))
    expect(findings.get('connections')).to.include({ state: 'bad' })
    expect(findings.get('connections')?.text).to.include('may take 108 connections of')
    expect(findings.get('connections')?.mend).to.include('DATABASE_POOL_MAX')
  })

  it('tells that the database can’t be reached, and goes on', async () => {
    const findings = await examine(settings({ DATABASE_URL: 'postgres://a:b@127.0.0.1:9/c' }))
    expect(findings.get('database')).to.include({ state: 'bad' })
    expect(findings.get('database')?.text).to.include('ECONNREFUSED')
    expect(findings.has('address')).to.equal(true)
  })

  it('names each setting that can’t be used', async () => {
    const doctor = createDoctor({ setup: [], readConfig: () => readConfig({ WEB_PORT: 'x' }), logger })
    const texts = (await doctor.examine()).map(({ text }) => text)
    expect(texts.join('\n')).to.include('WEB_PORT')
  })

  it('tells a port that another program has from a free one', async () => {
    const stranger = createServer(socket => socket.destroy()).listen(0, '127.0.0.1')
    await once(stranger, 'listening')
    const { port } = stranger.address() as AddressInfo
    const taken = await examine(settings({ WEB_PORT: String(port) }))
    stranger.close()
    await once(stranger, 'close')
    const free = await examine(settings({ WEB_PORT: String(port) }))
    expect(taken.get(`port ${port}`)).to.include({ state: 'bad' })
    expect(taken.get(`port ${port}`)?.mend).to.include('WEB_PORT')
    expect(free.get(`port ${port}`)).to.include({ state: 'good' })
  })

  it('warns of an address without TLS, where nobody could sign in', async () => {
    const open = await examine(settings({ WEB_HOST: '0.0.0.0' }))
    expect(open.get('address')).to.include({ state: 'warning' })
    const plain = await examine(settings({ PUBLIC_URL: 'http://shop.example' }))
    expect(plain.get('address')).to.include({ state: 'warning' })
    const safe = await examine(settings({ WEB_HOST: '0.0.0.0', PUBLIC_URL: 'https://shop.example' }))
    expect(safe.get('address')).to.include({ state: 'good' })
  })

  it('warns while a stand-in answers for WhatsApp', async () => {
    const WHATSAPP_WEB_SPKI = `${'A'.repeat(43)}=`
    const findings = await examine(settings({ WHATSAPP_WEB_ADDRESS: '127.0.0.1:8443', WHATSAPP_WEB_SPKI }))
    expect(findings.get('stand-in')).to.include({ state: 'warning' })
  })

  it('takes Redis as optional: absent is well, named and silent is a warning', async () => {
    expect((await examine(settings())).get('Redis')).to.include({ state: 'good' })
    const there = await examine(settings({ REDIS_URL: testEnvironment().redisUrl }))
    expect(there.get('Redis')?.text).to.include('answers at 127.0.0.1')
    const gone = await examine(settings({ REDIS_URL: 'redis://127.0.0.1:9' }))
    expect(gone.get('Redis')).to.include({ state: 'warning' })
  })

  it('warns of a Redis that is there and of no use', async () => {
    const redis = await startRedisServer(['--requirepass', 'secret'])
    try {
      const { host } = new URL(redis.url)
      const shut = await examine(settings({ REDIS_URL: redis.url }))
      expect(shut.get('Redis')).to.include({ state: 'warning' })
      const open = await examine(settings({ REDIS_URL: `redis://:secret@${host}` }))
      expect(open.get('Redis')).to.include({ state: 'good' })
    } finally {
      await redis.stop()
    }
  })

  it('begins with what the launcher found', async () => {
    const found: Finding = { topic: 'browser', state: 'bad', text: 'no Chromium', mend: 'apt-get install it' }
    const doctor = createDoctor({ setup: [found], readConfig: () => readConfig(settings()), logger })
    expect((await doctor.examine())[0]).to.deep.equal(found)
  })
})
