import { compileMenu } from '@comanda/order-language/compile-menu.js'
import { canBeName, createNameFinder, foldWords, mayBeLearnt } from '@comanda/order-language/learnt-words.js'
import { readOrder } from '@comanda/order-language/read-order.js'
import { expect } from 'chai'
import { taqueria, trattoriaMenu } from '../../support/menus.js'
import { compile } from './read.js'

describe('words that customers use', () => {
  const menu = compileMenu(trattoriaMenu)

  it('are the same whatever their case, accents, marks and spaces', () => {
    expect(foldWords('  Gárlic-BRÖT!\n')).to.equal('garlic brot')
    expect(foldWords('🍟')).to.equal('🍟')
    expect(foldWords('…')).to.equal('')
  })

  it('may be learnt where the menu and the language don’t know them', () => {
    for (const words of ['garlic brot', 'ceasar salat', 'clzne', 'Pizza of Quux', 'quux-brot']) {
      expect(mayBeLearnt(menu, words), words).to.equal(true)
    }
  })

  for (const [what, words] of [
    ['for several dishes', ['pizza', 'pizzas', 'the pizza', 'coke', 'bread']],
    ['that name something of the menu', ['Calzone', 'calzones', 'still water', 'mozzarella', 'TIRAMISU']],
    [
      'for how many and how much',
      ['two', '2', '2 quux', 'three quux', 'dozen', 'kg', 'half quux', 'dos quux'],
    ],
    ['for a size or how', ['large', 'extra quux', 'double', 'light quux']],
    ['of courtesy and talk', ['please', 'quux please', 'thanks', 'hello', 'sorry']],
    ['about an allergy', ['allergic quux', 'nut allergy', 'quux allergy', 'celiac']],
    ['that leave something out', ['no quux', 'without quux', 'sin quux']],
    ['for two things', ['quux and brot', 'quux with brot']],
    ['for another food', ['tuna', 'tuna pizza', 'chicken']],
    ['that are too short or too long', ['qx', 'q'.repeat(121), 'quux brot quux brot quux brot', '']],
    ['that are no words', ['🍟', '…', 'quux\nbrot', 'quux 🍟']],
  ] as const) {
    it(`are never learnt ${what}`, () => {
      for (const each of words) expect(mayBeLearnt(menu, each), each).to.equal(false)
    })
  }

  it('are never learnt for the words of another language’s menu either', () => {
    const spanish = compile(taqueria)
    for (const words of ['dos', 'por favor', 'sin quux', 'pollo', 'mediano', 'alergia', 'taco', 'tacos']) {
      expect(mayBeLearnt(spanish, words), words).to.equal(false)
    }
    expect(mayBeLearnt(spanish, 'taco de quux')).to.equal(true)
  })

  it('can be a name where they leave the words of an order their meaning', () => {
    for (const words of [
      'Maggie',
      '🍟',
      'rösti',
      '7up',
      'la especial',
      'فلافل',
      'large',
      'regular',
      'half',
    ]) {
      expect(canBeName(words, 'en'), words).to.equal(true)
    }
    for (const words of ['2', 'two', 'please', 'without', 'and', '!', '', 'dos', 'no, thanks', 'a dozen']) {
      expect(canBeName(words, 'en'), words).to.equal(false)
    }
  })

  it('are told from what goes by them already, in any number', () => {
    const find = createNameFinder(trattoriaMenu)
    expect(find('Calzones')).to.deep.equal([{ meant: { item: 'calzone' }, name: 'Calzone' }])
    expect(find('mozzarella')).to.deep.equal([
      { meant: { group: 'topping', option: 'cheese' }, name: 'cheese' },
    ])
    expect(find('pizza')).to.deep.equal([])
  })

  it('are read at once as a name, and asked about before', () => {
    const learnt = compileMenu({
      ...trattoriaMenu,
      items: trattoriaMenu.items.map(item =>
        item.id === 'garlic_bread' ? { ...item, aliases: ['garlic brot'] } : item,
      ),
    })
    const text = ['2 Garlic Brots and a coke']
    expect(readOrder(menu, text).questions).to.have.length(1)
    const { lines, questions, unknown } = readOrder(learnt, text)
    expect([questions, unknown]).to.deep.equal([[], []])
    expect(lines.map(({ item, quantity }) => [item, quantity])).to.deep.equal([
      ['garlic_bread', 2],
      ['cola', 1],
    ])
  })
})
