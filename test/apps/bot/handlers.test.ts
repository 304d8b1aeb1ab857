import type { Answer } from '@comanda/bot/handlers/handler.js'
import { answerMessage } from '@comanda/bot/handlers/handlers.js'
import type { Menu } from '@comanda/order-language/menu/menu.js'
import { type ConversationState, emptyConversation } from '@comanda/shared/conversations/types.js'
import { expect } from 'chai'
import { shopMenu } from '../../support/menus.js'
import { contextOf, type Said } from '../../support/message-context.js'

const start = new Date('2026-03-01T18:00:00Z')
const later = (minutes: number): Date => new Date(start.getTime() + minutes * 60_000)

/** With all that is said as one text. */
function answer(said: Said): Omit<Answer, 'ask' | 'greeting'> {
  const { greeting, reply, ask, ...rest } = answerMessage(contextOf({ at: start, ...said }))
  const words = [greeting, reply, ask].filter(text => text !== undefined)
  return { ...rest, ...(words.length > 0 && { reply: words.join('\n\n') }) }
}

/** The state after the customer asked for two margheritas, at `start`. */
function readBack(): ConversationState {
  const { conversation } = answer({ text: '2 margheritas' })
  if (conversation === undefined) throw new Error('no cart')
  return conversation
}

const withPrice = (priceMinor: number): Menu => ({
  ...shopMenu,
  items: shopMenu.items.map(item => (item.id === 'margherita' ? { ...item, priceMinor } : item)),
})

describe('what the bot answers', () => {
  it('reads an order back with prices, and places nothing yet', () => {
    const { reply, order, conversation } = answer({ text: '2 margheritas' })
    expect(reply).to.include('2 × Margherita').and.include('$19.00')
    expect(order).to.equal(undefined)
    expect(conversation?.proposal?.totalMinor).to.equal(1900)
  })

  it('places what was read back on a yes', () => {
    const { order, conversation, replyWithNumber } = answer({ text: 'yes', at: later(5), state: readBack() })
    expect(order?.totalMinor).to.equal(1900)
    expect(order?.inboxIds).to.deep.equal([7, 7])
    expect(conversation).to.deep.equal(emptyConversation)
    expect(replyWithNumber?.(12)).to.include('#12').and.include('2 items,')
  })

  it('takes a yes for no yes where nothing was read back', () => {
    const { order, handover } = answer({ text: 'yes' })
    expect(order).to.equal(undefined)
    expect(handover).to.equal('not_understood')
  })

  it('reads back again on a yes that comes more than two hours later', () => {
    const { order, reply, conversation } = answer({ text: 'yes', at: later(121), state: readBack() })
    expect(order).to.equal(undefined)
    expect(reply).to.include('2 × Margherita').and.include('a while ago')
    expect(conversation?.proposedAt).to.deep.equal(later(121))
    const again = answer({ text: 'yes', at: later(122), state: conversation ?? emptyConversation })
    expect(again.order?.totalMinor).to.equal(1900)
  })

  it('reads back again, at the new price, on a yes after a price changed', () => {
    const { order, reply } = answer({
      text: 'yes',
      at: later(1),
      state: readBack(),
      menu: withPrice(1000),
      menuVersion: 2,
    })
    expect(order).to.equal(undefined)
    expect(reply).to.include('$20.00').and.include('changed')
  })

  it('places on a yes after the menu changed elsewhere', () => {
    const { order } = answer({ text: 'yes', at: later(1), state: readBack(), menuVersion: 2 })
    expect(order?.totalMinor).to.equal(1900)
  })

  it('hands a yes over when what it is to is off the menu', () => {
    const menu = { ...shopMenu, items: shopMenu.items.filter(item => item.id !== 'margherita') }
    const { order, handover } = answer({ text: 'yes', at: later(1), state: readBack(), menu, menuVersion: 2 })
    expect(order).to.equal(undefined)
    expect(handover).to.equal('not_understood')
  })

  it('goes on after changes that are made to the cart', () => {
    const { conversation, reply } = answer({ text: 'and a coke', at: later(1), state: readBack() })
    expect(reply).to.include('2 × Margherita').and.include('1 × Coke').and.include('$21.50')
    expect(conversation?.cart).to.have.length(2)
  })

  it('clears the cart on a cancel', () => {
    const { conversation } = answer({ text: 'cancel everything', at: later(1), state: readBack() })
    expect(conversation).to.deep.equal(emptyConversation)
  })

  it('says what isn’t on the menu, and goes on with the rest', () => {
    const { reply, conversation } = answer({ text: '2 margheritas and a flurbington' })
    expect(reply).to.include('flurbington').and.include('2 × Margherita').and.include('$19.00')
    const { order } = answer({ text: 'yes', at: later(1), state: conversation ?? emptyConversation })
    expect(order?.totalMinor).to.equal(1900)
  })

  it('suggests no word that may mean several things of the menu, whatever is chosen for it', () => {
    const cheese = ['goat cheese', 'blue cheese'].map(name => ({
      id: name,
      name,
      aliases: [],
      priceMinor: 100,
    }))
    const menu: Menu = {
      ...shopMenu,
      groups: shopMenu.groups.map(group => (group.id === 'topping' ? { ...group, options: cheese } : group)),
    }
    const asked = answer({ text: 'a margherita with cheese', menu })
    expect(asked.reply).to.include('I’m not sure about “cheese”').and.include('*2.* blue cheese')
    const chosen = answer({ text: '2', state: asked.conversation ?? emptyConversation, menu })
    expect(chosen.reply).to.include('blue cheese').and.include('Is that right?')
    const { order, corrections } = answer({
      text: 'yes',
      state: chosen.conversation ?? emptyConversation,
      menu,
    })
    expect(order?.totalMinor).to.equal(1050)
    expect(corrections).to.equal(undefined)
  })

  it('hands over voice, pictures, and what is too long to be read whole', () => {
    expect(answer({ text: '', type: 'ptt' }).handover).to.equal('not_text')
    expect(answer({ text: '2 margheritas', type: 'image' }).handover).to.equal('not_text')
    expect(answer({ text: `2 margheritas ${'x'.repeat(4_096)}` }).handover).to.equal('too_long')
  })
})
