import { createVocabulary, languages } from '@comanda/order-language/language/vocabulary.js'
import { readMenu } from '@comanda/order-language/menu/read-menu.js'
import { priceCart } from '@comanda/order-language/price.js'
import { MAX_TURN_LENGTH, MAX_TURN_TOKENS, readOrder } from '@comanda/order-language/read-order.js'
import type { OrderReading } from '@comanda/order-language/reading.js'
import { tokenise } from '@comanda/order-language/text/tokenise.js'
import { expect } from 'chai'
import fc from 'fast-check'
import {
  burgerBar,
  empanadas,
  grocer,
  lanchonete,
  pizzaBuilder,
  pizzaria,
  pizzeria,
  sushiBar,
  tapasBar,
  taqueria,
} from '../../support/menus.js'
import { assertProperty } from '../../support/properties.js'
import { compile, read } from './read.js'

const menus = [
  pizzeria,
  grocer,
  taqueria,
  lanchonete,
  burgerBar,
  empanadas,
  pizzaBuilder,
  pizzaria,
  sushiBar,
  tapasBar,
].map(compile)
// the whole of a menu would fill screens where a property fails
for (const menu of menus) {
  Object.assign(menu, { [fc.toStringMethod]: () => `the menu that begins with ${menu.menu.items[0]?.name}` })
}

const words = [
  ...new Set(
    menus.flatMap(({ menu }) =>
      [...menu.items, ...menu.groups.flatMap(group => group.options)].flatMap(({ name, aliases }) =>
        [name, ...aliases].flatMap(text => text.split(' ')),
      ),
    ),
  ),
]
const glue =
  'a an the 2 3 two 1.5 ½ kg g x × no without with extra light double and or but , . \n ? ! - ( ) : ; / + & % $5 of to on that it them all both one another more half add remove change make replace instead cancel everything for from sin con y sem com e um una dos please hello 555 1234567 at 7pm deliver to 5 Oak St 12 86 21 dozen medio media otra igual same again the usual no sorry actually de free'.split(
    ' ',
  )
const word = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...words) },
  { weight: 6, arbitrary: fc.constantFrom(...glue) },
  { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
)
const orderText = fc.array(word, { maxLength: 30 }).map(list => list.join(' '))
const anyText = fc.oneof(
  { weight: 4, arbitrary: orderText },
  { weight: 1, arbitrary: fc.string({ maxLength: 200, unit: 'binary' }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 60, unit: 'grapheme' }) },
)
const chat = fc.array(anyText, { maxLength: 4 })
const anyMenu = fc.constantFrom(...menus)

function expectSound(menu: (typeof menus)[number], turns: readonly string[], reading: OrderReading): void {
  const items = new Map(menu.menu.items.map(item => [item.id, item]))
  const groups = new Map(menu.menu.groups.map(group => [group.id, group]))
  for (const line of reading.lines) {
    expect(line.quantity).to.be.above(0)
    expect(line.quantity).to.satisfy(Number.isFinite)
    if (line.unit !== undefined) expect(items.get(line.item)?.units).to.include(line.unit)
    for (const { group, option } of line.options) {
      expect(items.get(line.item)?.groups).to.include(group)
      expect(groups.get(group)?.options.map(({ id }) => id)).to.include(option)
    }
  }
  const spans = [
    ...reading.lines.flatMap(line => line.spans ?? []),
    ...reading.questions.flatMap(question => (question.span ? [question.span] : [])),
  ]
  for (const [turn, from, to] of spans) {
    expect(from).to.be.at.least(0)
    expect(to).to.be.above(from)
    expect(to).to.be.at.most(turns[turn]?.length ?? 0)
  }
  expect(priceCart(menu.menu, reading.lines)).to.satisfy(Number.isSafeInteger)
}

describe('reading whatever comes', () => {
  it('never throws, never names what the menu has not, gives sound spans and prices', () => {
    assertProperty(
      fc.property(anyMenu, chat, (menu, turns) => expectSound(menu, turns, read(menu, turns))),
      3000,
    )
  })

  it('answers the same to the same', () => {
    assertProperty(
      fc.property(anyMenu, chat, (menu, turns) => {
        expect(read(menu, turns)).to.deep.equal(read(menu, turns))
      }),
      300,
    )
  })

  it('copes with any menu, however its things are called', () => {
    const name = fc
      .oneof(
        word,
        fc.array(word, { minLength: 1, maxLength: 4 }).map(list => list.join(' ')),
      )
      .map(text => text.trim() || 'x')
    const id = (prefix: string) => (_: unknown, index: number) => `${prefix}${index}`
    const json = fc
      .record({
        names: fc.array(name, { minLength: 1, maxLength: 6 }),
        options: fc.array(name, { minLength: 1, maxLength: 6 }),
        max: fc.integer({ min: 1, max: 3 }),
        min: fc.integer({ min: 0, max: 1 }),
        amounts: fc.boolean(),
        removable: fc.boolean(),
        units: fc.constantFrom(undefined, ['kg'], ['l', 'piece'], ['bunch']),
        language: fc.constantFrom('en', 'es', 'pt-BR', 'fr'),
      })
      .map(({ names, options, units, language, ...group }) => ({
        currency: 'EUR',
        language,
        items: names.map((text, index) => ({
          id: id('item')(text, index),
          name: text,
          category: options[index],
          number: index,
          priceMinor: 100,
          groups: index % 2 ? ['a', 'b'] : ['a'],
          ...(units && { units }),
        })),
        groups: ['a', 'b'].map(groupId => ({
          ...group,
          max: Math.max(group.max, group.min),
          id: groupId,
          name: options[0],
          options: options.map((text, index) => ({
            id: id('option')(text, index),
            name: text,
            priceMinor: 10,
          })),
        })),
      }))
    const turns = fc.array(fc.array(fc.oneof(word, fc.constant('NAME')), { maxLength: 12 }), { maxLength: 3 })
    assertProperty(
      fc.property(json, turns, (menuJson, parts) => {
        const valid = readMenu(menuJson)
        fc.pre(valid.ok)
        const menu = compile(menuJson)
        const texts = parts.map(part =>
          part
            .map((text, index) =>
              text === 'NAME' ? menuJson.items[index % menuJson.items.length]?.name : text,
            )
            .join(' '),
        )
        expectSound(menu, texts, read(menu, texts))
      }),
      1000,
    )
  })

  it('reports a word that it does not know, wherever it stands', () => {
    // Without words that lead to an address or a name, which may be anything.
    const plain = glue.filter(
      text => !/^(to|at|deliver|for|of|on|:|-|\d.*|Oak|St|\?|again|usual|actually)$/.test(text),
    )
    // Nor everyday words, among which a strange one is talk.
    const isEveryday = (word: string) =>
      languages.some(
        language => createVocabulary(language).phrases.children.get(word)?.value?.role === 'common',
      )
    const named = words.filter(
      text => !/^(dr|soy)$/i.test(text) && !tokenise(text).some(token => isEveryday(token.text)),
    )
    const parts = fc.array(fc.oneof(fc.constantFrom(...named), fc.constantFrom(...plain)), { maxLength: 12 })
    assertProperty(
      fc.property(anyMenu, parts, parts, (menu, before, after) => {
        const text = [...before, 'qwzyxv', ...after].join(' ')
        const reading = read(menu, text)
        const reported = [...reading.unknown, ...reading.questions.map(question => question.text)]
        expect(reported.join(' '), text).to.include('qwzyxv')
      }),
      2000,
    )
  })

  it('reads a menu or says what is wrong with it', () => {
    assertProperty(
      fc.property(fc.jsonValue(), json => {
        expect(readMenu(json).ok).to.equal(false)
      }),
      300,
    )
  })

  it('copes with the longest of texts', () => {
    // What is super-linear doesn't come to its end before mocha does.
    const pieces = [
      '2 ',
      'no ',
      'pizza ',
      'pepperoni ',
      'half ',
      'and ',
      'to 5 ',
      '555 ',
      'a wrap, ',
      'mushroms ',
      'make that ',
      "'",
      'a\u0301',
      '1/',
      '1.',
      '\u200b',
      '🍕',
      '(',
      'x2',
      'all ',
      'same again ',
      'the large one ',
      'for bob a coke ',
      'do you have coke? ',
    ]
    for (const piece of pieces)
      for (const menu of menus) {
        const long = piece.repeat(MAX_TURN_LENGTH).slice(0, MAX_TURN_LENGTH)
        const text = long.slice(0, tokenise(long)[MAX_TURN_TOKENS]?.from)
        expectSound(menu, [text, text], read(menu, [text, text]))
      }
  })

  it('takes up whatever was ordered the last time', () => {
    const ids = menus.flatMap(({ menu }) => menu.items.map(({ id }) => id))
    const option = fc.record({
      group: fc.constantFrom('size', 'toppings', 'x', '__proto__'),
      option: fc.constantFrom('large', 'ham', 'constructor'),
      amount: fc.constantFrom('normal' as const, 'none' as const, 2),
    })
    const line = fc.record({
      item: fc.oneof(fc.constantFrom(...ids), fc.constant('gone')),
      quantity: fc.integer({ min: 1, max: 9 }),
      options: fc.array(option, { maxLength: 3 }),
    })
    assertProperty(
      fc.property(anyMenu, fc.array(line, { maxLength: 4 }), orderText, (menu, lastOrder, text) => {
        const turns = [`the usual ${text}`]
        expectSound(menu, turns, readOrder(menu, turns, { lastOrder }))
      }),
      500,
    )
  })
})
