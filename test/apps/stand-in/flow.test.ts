import { startStandIn } from '@comanda/stand-in/start-stand-in.js'
import { expect } from 'chai'
import { patienceMs } from '../../support/wait-for.js'
import { type Driven, startDriven } from './drive.js'

const customers = 50
const messages = 600

describe('many customers at once', () => {
  let driven: Driven

  before(async () => {
    driven = await startDriven(startStandIn)
  })
  after(() => driven?.stop())

  it('carries each message in once and each answer out once, and the page keeps few of them', async () => {
    const { client, control } = driven
    await control.setAcks({ upTo: 1, delayMs: 0 })
    client.on('message', message => {
      client.sendMessage(message.from, `re ${message.body}`, { sendSeen: false }).catch(() => undefined)
    })
    let number = 0
    const write = async () => {
      while (number < messages) {
        number += 1
        await control.inject({
          from: { phone: String(15551240000 + (number % customers)) },
          text: `m${number}`,
        })
      }
    }
    await Promise.all([write(), write(), write(), write()])
    const answers = await control.waitForOutgoing({ count: messages, timeoutMs: patienceMs })
    expect(answers).to.have.length(messages)
    expect(new Set(answers.map(entry => entry.body)).size).to.equal(messages)
    const { entries } = await control.ledger()
    const received = entries.filter(entry => entry.direction === 'in' && entry.kind === 'message')
    expect(received.every(entry => entry.deliveries === 1)).to.equal(true)
    const held = await client.pupPage?.evaluate(
      'window.require("WAWebCollections").Chat.getModelsArray().map(chat => chat.msgs.length)',
    )
    expect(Math.max(...(held as number[]))).to.be.at.most(20)
  })
})
