import { roles } from '@comanda/shared/members/types.js'
import { mountRoutes } from '@comanda/web/routes/mount-routes.js'
import { policies } from '@comanda/web/routes/policies.js'
import type { Route } from '@comanda/web/routes/route.js'
import { expect } from 'chai'
import express from 'express'
import request from 'supertest'
import { type Browser, type Dashboard, openDashboard, type Shop } from '../support/dashboard.js'

describe('policies', () => {
  let dashboard: Dashboard
  let shop: Shop

  before(async () => {
    dashboard = await openDashboard()
    shop = await dashboard.openShop()
  })

  after(() => dashboard.close())

  const route: Route = { method: 'get', path: '/new', handle: (_, response) => void response.send('') }

  it('stop the start-up where a route has none', () => {
    expect(() => mountRoutes(express(), [route], {}, () => [])).to.throw('GET /new has no policy')
    expect(() => mountRoutes(express(), [{ ...route, path: '/constructor' }], {}, () => [])).to.throw(
      'no policy',
    )
  })

  it('stop the start-up where they name a route that isn’t there', () => {
    expect(() => mountRoutes(express(), [], { 'GET /gone': 'public' }, () => [])).to.throw('GET /gone')
  })

  it('hold for nobody and for each role, on each route that is read', async () => {
    const nobody = request.agent(dashboard.app)
    const browsers: [string, Browser][] = []
    for (const role of roles) browsers.push([role, await shop.signedIn(role)])
    for (const [name, policy] of Object.entries(policies)) {
      const [method, path] = name.split(' ') as [string, string]
      if (method !== 'GET' || policy === 'public' || policy === 'open') continue
      const address = path.replace(':id', '1')
      expect((await nobody.get(address)).headers.location, name).to.match(/^\/sign-in/)
      for (const [role, browser] of browsers) {
        // what never ends is asked for its head alone
        const { status } = await (path === '/live' ? browser.head(address) : browser.get(address))
        const allowed = policy === 'signed-in' || policy.some(known => known === role)
        expect(status === 403, `${role} at ${name}`).to.equal(!allowed)
      }
    }
  })
})
