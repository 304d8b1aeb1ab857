import { createProcessMetrics } from '@comanda/shared/metrics/process-metrics.js'
import { expect } from 'chai'
import request from 'supertest'
import { useDashboard } from '../support/dashboard.js'

const metricsToken = 'a token of some length'

describe('the dashboard’s figures', () => {
  const dashboard = useDashboard()

  const withToken = () => dashboard.appWith({ settings: { metricsToken } }).app

  it('aren’t there where no token is set, whoever asks', async () => {
    for (const path of ['/metrics', '/memory']) {
      const answer = await request(dashboard.app).get(path).set('Authorization', 'Bearer undefined')
      expect(answer.status, path).to.equal(404)
      expect(answer.text).not.to.include('nodejs_')
    }
  })

  it('are for whoever shows the token, and loopback alone shows nothing', async () => {
    const app = withToken()
    for (const path of ['/metrics', '/memory']) {
      const refused = [
        await request(app).get(path),
        await request(app).get(path).set('Authorization', 'Bearer a token of some lengt'),
        await request(app).get(path).set('Authorization', `Basic ${metricsToken}`),
        await request(app).get(path).set('X-Forwarded-For', '127.0.0.1'),
        await request(app).get(`${path}?token=${encodeURIComponent(metricsToken)}`),
      ]
      expect(refused.map(({ status }) => status)).to.deep.equal([401, 401, 401, 401, 401])
      const answer = await request(app).get(path).set('Authorization', `Bearer ${metricsToken}`)
      expect(answer.status, path).to.equal(200)
      expect(answer.headers['cache-control']).to.equal('no-store')
    }
  })

  it('tell the process’s memory, and how long each route took to answer', async () => {
    const app = withToken()
    await request(app).get('/health')
    const metrics = await request(app).get('/metrics').set('Authorization', `Bearer ${metricsToken}`)
    expect(metrics.text).to.match(/nodejs_heap_size_used_bytes\{process="web"\} \d+/)
    const counted = metrics.text
      .split('\n')
      .filter(line => line.startsWith('comanda_http_request_seconds_count') && line.includes('"/health"'))
    expect(counted).to.have.length(1)
    expect(counted[0]).to.include('method="GET"').and.include('status="200"').and.match(/ 1$/)
    const memory = await request(app).get('/memory').set('Authorization', `Bearer ${metricsToken}`)
    expect(memory.body).to.have.keys('status', 'memory', 'timestamp')
    expect(memory.body.memory).to.include.keys('rss', 'heapUsed', 'heapTotal', 'external')
    expect(memory.body.memory).not.to.have.property('tree')
  })

  it('tell how often the cache gave what was asked, and whether Redis takes part', async () => {
    const shop = await dashboard.openShop()
    const browser = await shop.signedIn('owner')
    for (const path of ['/menu', '/menu?again', '/menu?and again']) await browser.get(path)
    const dashboardMetrics = await dashboard.metrics.text()
    expect(dashboardMetrics).to.match(/comanda_cache_reads_total\{source="loaded",process="web"\} 1/)
    expect(dashboardMetrics).to.match(/comanda_cache_reads_total\{source="memory",process="web"\} 2/)
    expect(dashboardMetrics).to.match(/comanda_cache_errors_total\{why="late",process="web"\} 0/)
    expect(dashboardMetrics).to.match(/comanda_cache_redis_up\{process="web"\} 0/)
    expect(dashboardMetrics).to.match(/comanda_cache_memory_entries\{process="web"\} 1/)
  })

  it('are each process’s own', async () => {
    const [one, two] = [createProcessMetrics({ process: 'a' }), createProcessMetrics({ process: 'b' })]
    expect(await one.text()).not.to.include('process="b"')
    expect(await two.text()).to.include('process="b"')
  })
})
