import {
  readAllergy,
  readCategory,
  readChoice,
  readFulfilment,
  readOrderWish,
  readWish,
  splitQuestion,
  type Wish,
} from '@comanda/order-language/read-wish.js'
import { expect } from 'chai'

const categories = ['', 'Pizza', 'Desserts', 'Platos fuertes', 'Lanches']

describe('asking for a category of the menu', () => {
  for (const [text, category] of [
    ['desserts', 'Desserts'],
    ['What pizzas do you have?', 'Pizza'],
    ['which desserts are there', 'Desserts'],
    ['any dessert?', 'Desserts'],
    ['do you have pizza?', 'Pizza'],
    ['Hi, what kind of pizzas do you have, please', 'Pizza'],
    ['¿qué platos fuertes tienen?', 'Platos fuertes'],
    ['quais lanches vocês têm?', 'Lanches'],
  ] as const) {
    it(`is heard in “${text}”`, () => {
      expect(readCategory(text, categories)).to.equal(category)
    })
  }

  for (const text of [
    'pizzas', // the menu says “Pizza”: it may be an order
    '2 pizzas',
    'a pizza please',
    'do you have pizza with pineapple?',
    'what do you have?',
    'do you have pizza and desserts?',
    'is the pizza hot?',
    '',
    '?',
    'x'.repeat(5_000),
  ]) {
    it(`is not heard in “${text.slice(0, 40)}”`, () => {
      expect(readCategory(text, categories)).to.equal(undefined)
    })
  }
})

describe('asking for delivery or pickup', () => {
  for (const [text, wish] of [
    ['delivery please', 'delivery'],
    ['I will pick it up', 'pickup'],
    ['no delivery, pickup', 'pickup'],
    ['pickup instead of delivery', 'pickup'],
    ["I don't want it delivered, pick up", 'pickup'],
    ['a domicilio', 'delivery'],
    ['no quiero domicilio, paso a buscar', 'pickup'],
    ['sem entrega, vou buscar', 'pickup'],
    ['me lo llevan a mi casa, por favor', 'delivery'],
    ['para entregar', 'delivery'],
    ['paso por él', 'pickup'],
    ['6 taquitos de carnitas, yo paso en 15 minutos', 'pickup'],
    ['2 churros y 2 flanes, paso ahorita', 'pickup'],
    ['un boing, pasaré en 20 min', 'pickup'],
    ['4 de longaniza, voy pallá', 'pickup'],
    ['2 pudins, vou passar aí', 'pickup'],
    ['1 x-bacon, eu passo em 10 minutos', 'pickup'],
    ['los recojo yo', 'pickup'],
    ['paso a recogerlo', 'pickup'],
    ['pode entregar na minha casa', 'delivery'],
    ['passo aí pra pegar', 'pickup'],
    ['é pra viagem', 'pickup'],
    ['não quero retirar, pode entregar', 'delivery'],
  ] as const) {
    it(`is heard in “${text}”`, () => {
      expect(readFulfilment(text)).to.equal(wish)
    })
  }

  for (const text of [
    'no delivery',
    'cancel the delivery',
    'sin envío',
    'não precisa de entrega',
    'delivery or pickup?',
    '2 burgers',
  ]) {
    it(`is not heard in “${text}”`, () => {
      expect(readFulfilment(text)).to.equal(undefined)
    })
  }
})

describe('what a message is about', () => {
  const said: [Wish, string[]][] = [
    [
      'person',
      [
        'can I talk to a person?',
        'person',
        'Quiero hablar con una persona',
        'persona',
        'una persona, por favor',
        'me puede atender el encargado',
        'pásame con un humano',
        'asesor',
        'atendente',
        'quero falar com um atendente por favor',
        'pessoa',
        'posso falar com uma pessoa?',
      ],
    ],
    [
      'cancel_order',
      ['cancela mi pedido', 'Cancelen el pedido por favor', 'quero cancelar', 'cancela o meu pedido'],
    ],
    [
      'where_is_it',
      ['¿dónde está mi pedido?', '¿ya viene mi pedido?', 'cadê o meu pedido?', 'meu pedido já saiu?'],
    ],
    [
      'hours',
      ['¿hasta qué hora abren?', '¿está abierto?', 'até que horas vocês abrem?', 'vocês abrem hoje?'],
    ],
    ['menu', ['¿qué tienen?', 'me pasas el menú', 'cardápio', 'o que vocês têm?']],
    ['greeting', ['hola, buenas tardes', 'Oi, tudo bem?', 'olá boa noite']],
    ['thanks', ['muchas gracias', 'muito obrigada']],
    [
      'enough',
      [
        'that’s all, thanks',
        'no that is it',
        'nothing else',
        'eso es todo',
        'no, nada más, gracias',
        'sería todo por favor',
        'só isso',
        'mais nada, obrigado',
        'por enquanto é só isso',
      ],
    ],
  ]
  for (const [wish, texts] of said) {
    for (const text of texts) {
      it(`is ${wish} in “${text}”`, () => {
        expect(readWish(text)).to.equal(wish)
      })
    }
  }

  for (const text of [
    'una paella para una persona',
    'una mesa para 2 personas',
    'uma pizza para uma pessoa',
  ]) {
    it(`is no wish for a person in “${text}”`, () => {
      expect(readWish(text)).to.equal(undefined)
    })
  }
})

describe('choosing from a numbered list', () => {
  for (const [text, index] of [
    ['2', 1],
    ['2.', 1],
    ['number 2', 1],
    ['the second one', 1],
    ['two', 1],
    ['la 2', 1],
    ['la segunda', 1],
    ['opción 2', 1],
    ['La opción 1.', 0],
    ['dos', 1],
    ['el primero', 0],
    ['una', 0],
    ['o segundo', 1],
    ['a opção 2', 1],
    ['dois', 1],
    ['três', 2],
  ] as const) {
    it(`is heard in “${text}”`, () => {
      expect(readChoice(text, 3)).to.equal(index)
    })
  }

  for (const text of [
    '',
    '0',
    '4',
    'cuatro',
    'la quinta',
    '2 cokes',
    'dos tacos',
    'no 2',
    'x'.repeat(5_000),
  ]) {
    it(`is not heard in “${text.slice(0, 40)}”`, () => {
      expect(readChoice(text, 3)).to.equal(undefined)
    })
  }
})

describe('an allergy', () => {
  for (const [text, allergy, rest] of [
    ['I have a severe nut allergy', 'I have a severe nut allergy', ''],
    ['a margherita for pickup, i’m allergic to nuts', 'i’m allergic to nuts', 'a margherita for pickup'],
    [
      '1 veggie for pickup, I have a severe nut allergy so please be careful',
      'I have a severe nut allergy',
      '1 veggie for pickup, so please be careful',
    ],
    ['2 margheritas my son is coeliac', 'my son is coeliac', '2 margheritas'],
    ['allergic to shellfish and nuts, 2 cokes please', 'allergic to shellfish and nuts', '2 cokes please'],
    ["my wife can't eat gluten", "my wife can't eat gluten", ''],
    ['yes, and we are allergic to nuts', 'we are allergic to nuts', 'yes'],
    ['lactose intolerant here!! 1 coke', 'lactose intolerant here', '1 coke'],
    ['tiene nueces? soy alérgico', 'soy alérgico', 'tiene nueces?'],
    ['3 tacos, mi hija es celíaca', 'mi hija es celíaca', '3 tacos'],
    ['soy alérgica al maní, por favor 2 tacos', 'soy alérgica al maní', 'por favor 2 tacos'],
    ['Ojo: intolerancia a la lactosa', 'Ojo: intolerancia a la lactosa', ''],
    ['um x-salada, tenho alergia a amendoim', 'tenho alergia a amendoim', 'um x-salada'],
    ['meu filho é alérgico a leite', 'meu filho é alérgico a leite', ''],
    ['sou intolerante à lactose então sem queijo', 'sou intolerante à lactose', 'então sem queijo'],
  ] as const) {
    it(`is heard in “${text}”`, () => {
      expect(readAllergy(text)).to.deep.equal({ allergy, rest })
    })
  }

  for (const text of [
    '2 margheritas',
    'no allergies',
    'I’m not allergic to anything',
    'no onions please',
    'sin alergias',
    'não tenho alergia',
    '',
    '2, 3 or 4?',
  ]) {
    it(`is not heard in “${text}”`, () => {
      expect(readAllergy(text)).to.equal(undefined)
    })
  }

  it('finds the question to the shop beside an order', () => {
    for (const [text, question, others] of [
      ['2 margheritas, do you take cards?', 'do you take cards?', '2 margheritas,'],
      ['do you deliver? 2 margheritas please', 'do you deliver?', '2 margheritas please'],
      ['dos tacos al pastor. ¿aceptan tarjeta?', '¿aceptan tarjeta?', 'dos tacos al pastor.'],
      ['2 x-burger, vocês aceitam pix?', 'vocês aceitam pix?', '2 x-burger,'],
      [
        'a coke, how long will it take, and do you have parking?',
        'how long will it take, and do you have parking?',
        'a coke,',
      ],
    ] as const)
      expect(splitQuestion(text), text).to.deep.equal({ question, others })
    for (const text of ['do you take cards?', '2 margheritas', 'can i get 2 cokes?', 'is it ok?'])
      expect(splitQuestion(text), text).to.equal(undefined)
  })

  it('takes no delivery from a question, where something else is said', () => {
    expect(readFulfilment('do you deliver? ah never mind, picking it up')).to.equal('pickup')
    expect(readFulfilment('vcs fazem entrega? ah deixa, vou buscar')).to.equal('pickup')
    expect(readFulfilment('4 alfajores, los retiro yo')).to.equal('pickup')
    expect(readFulfilment('is delivery ok?')).to.equal('delivery')
  })

  it('hears thanks, whoever is thanked', () => {
    for (const text of ['mil gracias genio 🙌', 'thanks a bunch boss', 'valeu chefe', 'thank you kindly'])
      expect(readWish(text), text).to.equal('thanks')
    expect(readWish('thanks, and 2 more cokes')).to.equal(undefined)
  })

  it('hears that something is added, whatever leads to it', () => {
    for (const text of [
      'ah and also a coke',
      'oye y también una horchata',
      'e também um guaraná',
      'also 2 cokes',
    ])
      expect(readOrderWish(text), text).to.equal('change')
    for (const text of ['and a coke', 'ok 2 cokes', 'y una coca'])
      expect(readOrderWish(text), text).to.equal(undefined)
  })
})
