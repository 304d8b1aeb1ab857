import { mountRoutes } from '@comanda/web/routing/mount-routes.js'
import { policies } from '@comanda/web/routing/policies.js'
import type { Route } from '@comanda/web/routing/route.js'
import { expect } from 'chai'
import express from 'express'
import { useDashboard } from '../support/dashboard.js'

describe('policies', () => {
  const dashboard = useDashboard()

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

  it('stand before every address that the app answers at', () => {
    const stack = dashboard.app.router.stack as {
      route?: { path: string; methods: Record<string, boolean> }
    }[]
    const answered = stack.flatMap(({ route: found }) =>
      Object.keys(found?.methods ?? {}).map(method => `${method.toUpperCase()} ${found?.path}`),
    )
    expect(answered).to.have.members(Object.keys(policies))
  })
})
