import { readOrder } from '@comanda/order-language/read-order.js'
import { expect } from 'chai'
import { grocer, pizzeria } from '../../support/menus.js'
import { compile, read, sortCart, writeCart, writeQuestions } from './read.js'

const menu = compile(pizzeria)

describe('reading an order', () => {
  describe('what a turn is about', () => {
    const intents: readonly [string[], string][] = [
      [['2 cokes'], 'order'],
      [['a coke', 'and fries'], 'edit'],
      [['a coke', 'make it 2'], 'edit'],
      [['a coke', 'cancel everything'], 'cancel'],
      [['do you have sushi?'], 'question'],
      [['how much is the hawaiian?'], 'question'],
      [['hello'], 'other'],
      [['a coke', 'thanks'], 'other'],
      [['a coke', 'yes'], 'other'],
      [['my dog is sick'], 'other'],
      [['sushi please'], 'order'],
      [[], 'other'],
      [[''], 'other'],
    ]
    for (const [turns, intent] of intents)
      it(`takes ${JSON.stringify(turns)} for ${intent}`, () => {
        expect(read(menu, turns).intent).to.equal(intent)
      })
  })

  describe('a word for a kind of dish behind one', () => {
    const size = (id: string, ...names: string[]) => ({
      id,
      name: id,
      min: 0,
      max: 1,
      amounts: false,
      removable: false,
      options: names.map(name => ({ id: name, name, aliases: [], priceMinor: 0 })),
    })
    const item = (name: string, ...groups: string[]) => ({
      id: name,
      name,
      aliases: [],
      priceMinor: 500,
      groups,
      defaults: [],
    })
    const breakfast = compile({
      ...pizzeria,
      groups: [size('bowl', 'cup', 'bowl'), size('bebida', 'sopa', 'jugo'), size('caixa', 'pote', 'salada')],
      items: [item('oatmeal', 'bowl'), item('combo', 'bebida'), item('marmita', 'caixa'), item('falafel')],
    })
    for (const [said, option] of [
      ['oatmeal bowl', 'bowl'],
      ['2 oatmeal bowls please', 'bowl'],
      ['an oatmeal, cup', 'cup'],
      ['un combo jugo', 'jugo'],
      ['uma marmita salada', 'salada'],
    ] as const)
      it(`is what it is had as, where it is had so: “${said}”`, () => {
        expect(
          read(breakfast, [said]).lines.map(({ options }) => options.map(each => each.option)),
        ).to.deep.equal([[option]])
      })
    it('is nothing of its own elsewhere', () => {
      const { lines, unknown } = read(breakfast, ['a falafel bowl'])
      expect(lines.map(line => [line.item, line.options])).to.deep.equal([['falafel', []]])
      expect(unknown).to.deep.equal([])
    })
  })

  describe('spans', () => {
    const spanText = (turns: string[]) =>
      read(menu, turns).lines.map(line =>
        (line.spans ?? []).map(([turn, from, to]) => turns[turn]?.slice(from, to)),
      )

    it('point at the words of a line in the original text', () => {
      expect(spanText(['Hi! 2 large MARGHERITAS with ham, and a coke'])).to.deep.equal([
        ['2 large MARGHERITAS with ham'],
        ['a coke'],
      ])
    })

    it('stay right behind invisible characters, emoji and accents', () => {
      expect(spanText(['🍕 \u202e2 mar\u200bgheritas\u202c con jalapeños'])).to.deep.equal([
        ['2 mar\u200bgheritas\u202c con jalapeños'.replace('\u202c con', '\u202c con')],
      ])
    })

    it('hold all the words of what is like another line', () => {
      const said = ['a large margherita', 'the same but hawaiian']
      expect(read(menu, said).lines.map(line => line.spans?.at(-1))).to.deep.equal([
        [0, 0, 18],
        [1, 0, 21],
      ])
      // nothing is there yet that it could be like
      expect(read(menu, ['the same but hawaiian']).lines.map(line => line.spans)).to.deep.equal([
        [[0, 0, 21]],
      ])
    })

    it('name the turn of an edit', () => {
      expect(spanText(['a margherita', 'make it large'])).to.deep.equal([['a margherita', 'it large']])
    })

    it('point at what a question is about', () => {
      const text = 'margherita with anchovies'
      const [question] = read(menu, text).questions
      expect(question).to.deep.equal({ kind: 'unknown_option', text: 'anchovies', span: [0, 16, 25] })
    })
  })

  describe('questions', () => {
    it('name the candidates of an ambiguous word', () => {
      const [question] = read(menu, 'a wrap').questions
      expect(question?.candidates).to.deep.equal([{ item: 'falafel_wrap' }, { item: 'tikka_wrap' }])
    })

    it('stay open until they are answered', () => {
      expect(writeQuestions(read(menu, ['a wrap', 'and a coke']))).to.equal('ambiguous_item:wrap')
      expect(writeQuestions(read(menu, ['a wrap', 'and a coke', 'falafel']))).to.equal('')
    })

    it('name the options of a choice that must be made', () => {
      const [question] = read(menu, 'wings').questions
      expect(question?.kind).to.equal('missing_option')
      expect(question?.candidates).to.deep.equal([
        { group: 'flavour', option: 'buffalo' },
        { group: 'flavour', option: 'honey' },
        { group: 'flavour', option: 'plain' },
      ])
    })

    it('leave to a person what orders more lines than anybody writes', () => {
      const names = ['margherita', 'coke', 'lemonade', 'fries']
      const text = Array.from({ length: 190 }, (_, index) => `1 ${names[index % names.length]}`).join(', ')
      expect(read(menu, text).questions.map(({ kind }) => kind)).to.deep.equal(['conflict'])
    })

    it('ask how many where only a number was said', () => {
      expect(writeQuestions(read(menu, '3'))).to.equal('quantity:3')
      expect(writeQuestions(read(menu, ['a coke', '3']))).to.equal('quantity:3')
    })

    it('ask what options without an item are for', () => {
      expect(writeQuestions(read(menu, 'large with extra ham'))).to.equal(
        'ambiguous_item:large with extra ham',
      )
    })

    it('report a question to the shop beside an order', () => {
      expect(read(menu, '2 cokes. Do you have parking?').enquiries).to.deep.equal(['Do you have parking'])
    })
  })

  describe('details', () => {
    const details = (text: string) => read(menu, text).details

    it('are given in the customer’s words', () => {
      expect(
        details(
          '2 cokes to 5 Oak St, call me at 555-123-4567, tomorrow at 7:30 pm, paying cash. My name is Zelda',
        ),
      ).to.deep.equal({
        address: '5 Oak St',
        phone: '555-123-4567',
        when: 'tomorrow at 7:30 pm',
        payment: 'paying cash',
        name: 'Zelda',
      })
    })

    it('take a phone number whole, and no quantity with it', () => {
      expect(details('+1 212 555 0142 a coke').phone).to.equal('+1 212 555 0142')
      expect(details('555 123 4567 2 cokes').phone).to.equal('555 123 4567')
    })

    it('join the parts of an address', () => {
      expect(details("it's Zelda, flat 3, 22 Park Road. 2 cokes")).to.deep.equal({
        name: 'Zelda',
        address: 'flat 3, 22 Park Road',
      })
    })

    it('are kept over turns, the last of a kind counting', () => {
      expect(read(menu, ['a coke at 7pm', 'no, at 8pm', 'thanks']).details).to.deep.equal({ when: 'at 8pm' })
    })

    it('take a house number for one, whatever else it may say', () => {
      // "86 the onions" leaves them out
      const { details, lines } = read(menu, ['2 cokes, to 86 Oak St'])
      expect(details.address).to.equal('86 Oak St')
      expect(lines.map(({ item, quantity }) => [item, quantity])).to.deep.equal([['coke', 2]])
    })

    it('know streets that are called after a day', () => {
      for (const [order, address] of [
        ['2 cokes a domicilio a la ', 'calle 5 de mayo 12'],
        ['2 cokes, a domicilio, ', 'Av. 16 de Septiembre 20, col. Centro'],
        ['2 cokes para entregar na ', 'Rua 7 de Setembro, 120'],
        ['2 cokes, ', 'rua 25 de março'],
      ] as const) {
        const { details, lines, questions, unknown } = read(menu, order + address)
        expect(details.address, address).to.equal(address)
        expect(lines.map(({ item, quantity }) => [item, quantity])).to.deep.equal([['coke', 2]])
        expect([...questions, ...unknown]).to.deep.equal([])
      }
    })

    it('never take an order for an address', () => {
      expect(writeCart(read(menu, 'add extra cheese to 2 margheritas').lines)).to.equal(
        '2 margherita +toppings.cheese=extra',
      )
      expect(details('2 margheritas for 2 people')).to.deep.equal({})
      expect(details('2 2 2 2 2 2 2 2 2')).to.deep.equal({})
    })
  })

  describe('the same as last time', () => {
    const lastOrder = [
      {
        item: 'margherita',
        quantity: 1,
        options: [{ group: 'size', option: 'large', amount: 'normal' as const }],
      },
      { item: 'coke', quantity: 2, options: [] },
    ]
    const cases: readonly [turns: string[], cart: string][] = [
      [['the same as last time please'], '1 margherita +size.large | 2 coke'],
      [['the usual'], '1 margherita +size.large | 2 coke'],
      [['same as last time but 3 cokes'], '1 margherita +size.large | 3 coke'],
      [['same as last time but without the cokes'], '1 margherita +size.large'],
      [['the usual plus a lemonade'], '1 margherita +size.large | 2 coke | 1 lemonade'],
      [['hi! the same as last time', 'make the margherita medium'], '1 margherita +size.medium | 2 coke'],
      [['lo mismo de la última vez'], '1 margherita +size.large | 2 coke'],
      [['o de sempre por favor'], '1 margherita +size.large | 2 coke'],
    ]
    for (const [turns, cart] of cases)
      it(`is ${cart} after ${JSON.stringify(turns)}`, () => {
        const reading = readOrder(menu, turns, { lastOrder })
        expect(writeCart(reading.lines)).to.equal(sortCart(cart))
        expect(writeQuestions(reading)).to.equal('')
      })

    it('is asked about where nothing is known of it, or the menu has it no more', () => {
      expect(writeQuestions(readOrder(menu, ['the usual']))).to.equal('unknown_item:the usual')
      const gone = [...lastOrder, { item: 'kebab', quantity: 1, options: [] }]
      const reading = readOrder(menu, ['the usual'], { lastOrder: gone })
      expect(writeCart(reading.lines)).to.equal('1 margherita +size.large | 2 coke')
      expect(writeQuestions(reading)).to.equal('unknown_item:the usual')
    })
  })

  describe('texts that are too long', () => {
    it('are not read at all, and say so', () => {
      const reading = read(menu, `2 cokes ${'x'.repeat(65_000)}`)
      expect(reading).to.deep.equal({
        intent: 'other',
        lines: [],
        details: {},
        questions: [],
        unknown: [],
        tooLong: true,
      })
    })

    it('leave the turns around them, but never seem read', () => {
      const reading = read(menu, ['a coke', '2 '.repeat(10_000), 'and fries'])
      expect(writeCart(reading.lines)).to.equal('1 coke | 1 fries')
      expect(reading.tooLong).to.equal(true)
      expect(reading.intent).to.equal('other')
    })

    it('begin over 4,096 characters', () => {
      expect(read(menu, 'a coke'.padEnd(4096)).tooLong).to.equal(undefined)
      expect(read(menu, 'a coke'.padEnd(4097)).tooLong).to.equal(true)
    })

    it('or over 600 words and marks', () => {
      expect(read(menu, 'coke '.repeat(600)).tooLong).to.equal(undefined)
      expect(read(menu, 'coke '.repeat(601)).tooLong).to.equal(true)
      expect(read(menu, '1,'.repeat(2045)).lines).to.deep.equal([])
    })
  })

  it('joins lines that an order made equal', () => {
    expect(writeCart(read(menu, ['a coke', 'another coke', '2 cokes']).lines)).to.equal('4 coke')
  })

  it('answers the same to the same', () => {
    const turns = ['2 margheritas with ham and a wrap', 'make it large']
    expect(readOrder(menu, turns)).to.deep.equal(readOrder(menu, turns))
  })

  it('converts measures to the item’s own', () => {
    const [line] = read(compile(grocer), '750 g of potatoes').lines
    expect(line).to.deep.include({ item: 'potatoes', quantity: 0.75, unit: 'kg' })
  })
})
