import { languages, wordsOf } from '@comanda/order-language/language/vocabulary.js'
import { readOrder } from '@comanda/order-language/read-order.js'
import type { OrderReading } from '@comanda/order-language/reading.js'
import { tokenise } from '@comanda/order-language/text/tokenise.js'
import { expect } from 'chai'
import { empanadas, padaria, pizzeria, sushiBar } from '../../support/menus.js'
import { readExamples } from '../../support/properties.js'
import { makeChat } from './generator/chat.js'
import { createKitchens } from './generator/menus.js'
import { fold } from './generator/text.js'
import { compile } from './read.js'

describe('words that nothing was made of', () => {
  for (const [shop, menu, said, lost] of [
    ['an English pizzeria', pizzeria, 'a hawaiian\n3 wings, plain please fresh basil', ['fresh basil']],
    ['a sushi bar', sushiBar, 'one ramen\ntwo spring rolls soy sauce', ['soy sauce']],
    ['a Spanish bakery', empanadas, '2 empanadas de jamón cerveza y queso', ['jamón']],
    ['a Brazilian bakery', padaria, '4 cafés esfirra pequenos', ['pequenos']],
    ['an English pizzeria', pizzeria, 'a margherita and a brownie, I have a nut allergy', ['nut allergy']],
  ] as const)
    it(`are told with their places, at ${shop}: “${said.replace('\n', ' / ')}”`, () => {
      const { notTaken = [], unknown } = readOrder(compile(menu), [said])
      expect(unknown).to.deep.equal(lost)
      expect(notTaken.map(({ text }) => text)).to.deep.equal(lost)
      for (const { text, span } of notTaken) expect(said.slice(span[1], span[2])).to.equal(text)
    })

  it('are none of what was refused, taken back, or changed within one message', () => {
    const menu = compile(pizzeria)
    for (const said of [
      'a margherita with ham, no sorry, with olives',
      '2 cokes, actually make that 3',
      'a veggie with ham instead of olives',
      'a margherita, no pineapple',
      'a margherita with ham, take the ham off',
      '2 cokes and a veggie. forget everything, just a brownie',
    ])
      expect(readOrder(menu, [said]).notTaken, said).to.equal(undefined)
  })
})

/** The stretches of a turn that a reading says something of, as it tells them itself. */
function coveredBy({ lines, questions, notTaken = [] }: OrderReading, turn: number): (readonly number[])[] {
  return [
    ...lines.flatMap(({ spans = [] }) => spans),
    ...questions.flatMap(({ span }) => (span ? [span] : [])),
    ...notTaken.map(({ span }) => span),
  ]
    .filter(([number]) => number === turn)
    .map(([, from = 0, to = 0]) => [from, to])
}

describe('each word of the menu in an order that is made from it', () => {
  it('is read, answered, or told', () => {
    const kitchens = createKitchens()
    const { seed, runs } = readExamples(1500)
    for (let run = 0; run < runs; run++) {
      const kitchen = kitchens[run % kitchens.length]
      if (!kitchen) throw new Error('there is no kitchen')
      const { turns } = makeChat(kitchen, seed + run)
      let before: OrderReading | undefined
      for (const [turn, text] of turns.entries()) {
        const reading = readOrder(kitchen.compiled, turns.slice(0, turn + 1))
        const covered = coveredBy(reading, turn)
        const { byWord, toKey } = kitchen.compiled.lexicon
        // what was taken out or refused shows in the words of the lines as they were
        const shown = new Set(
          [...(before?.lines ?? []), ...reading.lines].flatMap(({ item, options }) => {
            const dish = kitchen.menu.items.find(({ id }) => id === item)
            const names = options.map(({ group, option }) =>
              kitchen.menu.groups.find(({ id }) => id === group)?.options.find(({ id }) => id === option),
            )
            return [dish, ...names].flatMap(named =>
              named
                ? [named.name, ...named.aliases].flatMap(tokenise).map(({ text: word }) => toKey(word))
                : [],
            )
          }),
        )
        const said = fold([...(reading.enquiries ?? []), ...Object.values(reading.details)].join(' '))
        const lost = tokenise(text).filter(
          ({ kind, text: word, from, to }) =>
            kind === 'word' &&
            word.length > 3 &&
            !languages.some(language => wordsOf(language).has(word)) &&
            byWord.has(toKey(word)) &&
            !covered.some(([start = 0, end = 0]) => from >= start && to <= end) &&
            !shown.has(toKey(word)) &&
            !said.includes(fold(word)),
        )
        const told = `${kitchen.name}, seed ${seed + run}: ${turns.slice(0, turn + 1).join(' / ')}`
        if (reading.intent !== 'question')
          expect(
            lost.map(({ text: word }) => word),
            told,
          ).to.deep.equal([])
        before = reading
      }
    }
  })
})
