import type { CompiledMenu } from '@comanda/order-language/compile-menu.js'
import { rules } from '@comanda/order-language/rules/rules.js'
import { expect } from 'chai'
import { shops } from '../../support/menus.js'
import { compile, read, writeCart, writeQuestions } from './read.js'

const compiled = new Map<string, CompiledMenu>()

function menuOf(shop: string): CompiledMenu {
  const known = compiled.get(shop)
  if (known) return known
  const json = shops[shop]
  if (!json) throw new Error(`no menu is called “${shop}”`)
  const menu = compile(json)
  compiled.set(shop, menu)
  return menu
}

const turnsOf = (said: string): string[] => said.split(' / ')

describe('the rules of the order language', () => {
  it('have an id each, and examples', () => {
    expect(new Set(rules.map(({ id }) => id))).to.have.lengthOf(rules.length)
    for (const { id, examples } of rules) expect(Object.keys(examples), id).not.to.have.lengthOf(0)
  })

  for (const { id, examples } of rules)
    describe(id, () => {
      for (const [shop, pairs] of Object.entries(examples))
        for (const [said, means] of pairs)
          it(`reads ${JSON.stringify(said)} as ${JSON.stringify(means)} (${shop})`, () => {
            const menu = menuOf(shop)
            const reading = read(menu, turnsOf(said))
            const plain = read(menu, turnsOf(means))
            expect(reading.rules).to.include(id)
            expect(writeCart(reading.lines)).to.equal(writeCart(plain.lines))
            expect(writeQuestions(reading).replaceAll(/:[^|]*/g, '')).to.equal(
              writeQuestions(plain).replaceAll(/:[^|]*/g, ''),
            )
          })
    })
})
