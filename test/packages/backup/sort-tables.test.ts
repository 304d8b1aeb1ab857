import { sortTables } from '@comanda/backup/sort-tables.js'
import { expect } from 'chai'

const names = (tables: Record<string, string[]>): string[] =>
  sortTables(Object.entries(tables).map(([name, dependsOn]) => ({ name, dependsOn }))).map(({ name }) => name)

describe('the order of tables in a backup', () => {
  it('puts each behind what it refers to', () => {
    expect(names({ a: ['c'], b: [], c: ['b'], d: ['a', 'b'] })).to.deep.equal(['b', 'c', 'a', 'd'])
  })

  it('says which refer to each other in a ring', () => {
    expect(() => names({ a: ['b'], b: ['a'], c: [] })).to.throw('in a ring: a, b')
  })
})
