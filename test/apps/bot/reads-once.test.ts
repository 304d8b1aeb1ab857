import { answerMessage } from '@comanda/bot/handlers/handlers.js'
import { readTurn } from '@comanda/order-language/read-order.js'
import { type ConversationState, emptyConversation } from '@comanda/shared/conversations/types.js'
import { expect } from 'chai'
import { trattoriaMenu } from '../../support/menus.js'
import { contextOf } from '../../support/message-context.js'

/** As often as handlers may have one message read: behind what was said, alone, and what stands behind a yes in it. */
const readingsAtMost = 4

describe('what is read of a chat', () => {
  /** @returns the texts that each of these messages had read */
  function hold(texts: readonly string[]): string[][] {
    let state: ConversationState = emptyConversation
    return texts.map(text => {
      const read: string[] = []
      const readOne: typeof readTurn = (menu, before, said, context) => {
        read.push(said)
        return readTurn(menu, before, said, context)
      }
      state = answerMessage(contextOf({ text, state, menu: trattoriaMenu, readOne })).conversation ?? state
      return read
    })
  }

  it('is each message, and nothing that was said before it', () => {
    const more = Array.from({ length: 40 }, (_, index) => `and ${index + 2} cokes`)
    const texts = ['2 margheritas', ...more, 'yes but no onions', 'yes']
    for (const [index, read] of hold(texts).entries()) {
      const text = texts[index] ?? ''
      expect(read.length, text).to.be.at.most(readingsAtMost)
      expect(read.join('').length, text).to.be.at.most(readingsAtMost * text.length)
    }
  })

  it('is no more where the texts are the worst that there are', () => {
    const worst = '1,'.repeat(200)
    for (const read of hold(['2 margheritas', ...Array.from({ length: 12 }, () => worst)]))
      expect(read.join('').length).to.be.at.most(readingsAtMost * worst.length)
  })

  it('is all of a short chat once more where one of its words was meant otherwise', () => {
    const [, , read] = hold(['a garlic brot', 'and a coke', 'yes'])
    expect(read).to.include.members(['a Garlic bread', 'and a coke'])
    expect(read?.length).to.be.at.most(readingsAtMost + 2)
  })

  it('is no more of a long one: that is for a person', () => {
    const long = 'and one more coke please '.repeat(90)
    const [, , , read] = hold(['a garlic brot', long, long, 'yes'])
    expect(new Set(read)).to.deep.equal(new Set(['yes']))
  })
})
