import { compileMenu } from '@comanda/order-language/compile-menu.js'
import { readQuestions } from '@comanda/order-language/questions/read-questions.js'
import { expect } from 'chai'
import { asMenu, lanchoneteOfTheDay, shops, taqueriaOfTheDay, trattoriaMenu } from '../../../support/menus.js'
import { burgerBarCases } from '../format/burger-bar-cases.js'
import { coffeeBarCases } from '../format/coffee-bar-cases.js'
import { lanchoneteCases } from '../format/lanchonete-cases.js'
import { padariaCases } from '../format/padaria-cases.js'
import { pizzeriaCases } from '../format/pizzeria-cases.js'
import { pizzeriaChangesCases } from '../format/pizzeria-changes-cases.js'
import { taqueriaCases } from '../format/taqueria-cases.js'
import { laterQuestions } from './later-questions.js'
import { measuredQuestions } from './measured-questions.js'

const menus = {
  en: compileMenu(trattoriaMenu),
  es: compileMenu(asMenu(taqueriaOfTheDay)),
  pt: compileMenu(asMenu(lanchoneteOfTheDay)),
}

const topicsIn = (language: keyof typeof menus, text: string): string =>
  readQuestions(menus[language], text)
    .questions.map(({ topic }) => topic)
    .join(' ') || 'none'

/** What is read otherwise, and why that does no harm. */
const readOtherwise: ReadonlyMap<string, string> = new Map([
  // the burritos there are, rather than what they may be filled with
  ['que opciones tienes para el burrito', 'list'],
  // the pizzas there are
  ['what can i put on a pizza', 'list'],
  // these are passed on by whoever reads orders
  ['is a coke expensive?', 'none'],
  ['what else do you have to drink', 'none'],
])

describe('what a customer asks', () => {
  for (const language of ['en', 'es', 'pt'] as const) {
    for (const [text, topics] of [...measuredQuestions[language], ...laterQuestions[language]]) {
      it(`is ${topics} in “${text}”`, () => {
        expect(topicsIn(language, text)).to.equal(readOtherwise.get(text) ?? topics)
      })
    }
  }

  for (const [language, text, rest] of [
    ['en', '2 margheritas please, how long will it take?', '2 margheritas'],
    ['en', 'how much is a large pepperoni? I’ll take one then', 'I’ll take one then'],
    ['en', 'hi there, how much is a coke? thanks', ''],
    ['en', 'do you take cards? and 2 cokes for pickup', '2 cokes for pickup'],
    ['en', 'yes, and how long will it take?', 'yes'],
    ['en', 'are you open? a calzone please. do you deliver?', 'a calzone please.'],
    ['es', 'hola, ¿aceptan tarjeta? quiero 2 tacos al pastor', 'quiero 2 tacos al pastor'],
    ['es', '2 tacos de asada, cuánto tarda?', '2 tacos de asada'],
    ['pt', 'vocês aceitam pix? me vê 2 coxinhas', 'me vê 2 coxinhas'],
    ['pt', 'uma coxinha, até que horas vocês ficam abertos?', 'uma coxinha'],
  ] as const) {
    it(`leaves the rest of “${text}” to be read`, () => {
      expect(readQuestions(menus[language], text).rest).to.equal(rest)
    })
  }

  it('says of which day hours are asked', () => {
    const whenOf = (text: string) => readQuestions(menus.en, text).questions[0]?.when
    expect(whenOf('are you open on sunday?')).to.deep.equal({ kind: 'day', day: 7 })
    expect(whenOf('are you open tomorrow?')).to.deep.equal({ kind: 'tomorrow' })
    expect(whenOf('are you open?')).to.deep.equal({ kind: 'now' })
    expect(whenOf('what time do you close?')).to.deep.equal({ kind: 'today' })
    expect(whenOf('are you open on christmas?')).to.deep.equal({ kind: 'holiday' })
    expect(whenOf('opening hours')).to.deep.equal({ kind: 'week' })
  })

  it('is nothing in how-are-yous', () => {
    for (const [language, text] of [
      ['en', 'hi, how are you?'],
      ['en', 'hello, hows it going?'],
      ['es', 'buenas, cómo andan?'],
      ['es', 'hola linda cómo va?'],
      ['pt', 'oi, tudo bem?'],
      ['pt', 'olá como vai?'],
    ] as const)
      expect(topicsIn(language, text), text).to.equal('none')
  })

  it('is never an order, however that is written', () => {
    const cases = {
      burgerBar: burgerBarCases,
      coffeeBar: coffeeBarCases,
      pizzeria: [...pizzeriaCases, ...pizzeriaChangesCases],
      taqueria: taqueriaCases,
      lanchonete: lanchoneteCases,
      padaria: padariaCases,
    }
    const caught: string[] = []
    let read = 0
    for (const [name, categories] of Object.entries(cases)) {
      const menu = compileMenu(asMenu(shops[name]))
      for (const [, written] of categories) {
        for (const [turns, cart] of written) {
          for (const turn of typeof turns === 'string' ? [turns] : turns) {
            if (cart === '') continue
            read += 1
            const { questions } = readQuestions(menu, turn)
            if (questions.length > 0) caught.push(`${name}: ${turn} → ${questions.map(({ topic }) => topic)}`)
          }
        }
      }
    }
    expect(read).to.be.greaterThan(500)
    // they ask, and order nothing
    expect(caught).to.deep.equal([
      "burgerBar: do you have burgers? if so i'd like two → list",
      'burgerBar: do you have root beer? → available',
      'burgerBar: how much is the hot dog? → price',
      'burgerBar: is there orange juice? → available',
    ])
  })
})
