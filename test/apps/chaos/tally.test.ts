import { isSound, tallyUp } from '@comanda/chaos/tally.js'
import { expect } from 'chai'

const balanced = { written: 4, recorded: 4, lost: 0, doubled: 0, sent: 4, unaccounted: 0, neverSent: 0 }
const found = {
  audit: balanced,
  wanted: new Map([
    ['Ann', 1],
    ['Bob', 1],
  ]),
  ordersOf: new Map([
    ['Ann', 1],
    ['Bob', 1],
  ]),
  unsettled: 0,
  recoveriesMs: [3_000, 1_000, 2_000],
}

describe('the ledger of a chaos run', () => {
  it('balances where each message was recorded and each customer has what they said yes to', () => {
    const tally = tallyUp(found)
    expect(tally).to.deep.equal({
      sent: 4,
      recorded: 4,
      orders: 2,
      lost: 0,
      duplicateOrders: 0,
      duplicateReplies: 0,
      recoveryMs: { p50: 2_000, p95: 3_000, max: 3_000 },
    })
    expect(isSound(tally, 0)).to.equal(true)
  })

  it('counts as lost what was never recorded, never answered, never sent, and never ordered', () => {
    for (const worse of [
      { audit: { ...balanced, recorded: 3, lost: 1 } },
      { unsettled: 1 },
      { audit: { ...balanced, neverSent: 1 } },
      { ordersOf: new Map([['Ann', 1]]) },
    ]) {
      const tally = tallyUp({ ...found, ...worse })
      expect(tally.lost).to.equal(1)
      expect(isSound(tally, 9)).to.equal(false)
    }
  })

  it('finds an order that was placed twice, beside one that is missing too', () => {
    const tally = tallyUp({ ...found, ordersOf: new Map([['Ann', 2]]) })
    expect(tally).to.include({ lost: 1, duplicateOrders: 1 })
    expect(isSound({ ...tally, lost: 0 }, 9)).to.equal(false)
  })

  it('lets one reply come twice for each fault, and no more', () => {
    const tally = tallyUp({ ...found, audit: { ...balanced, unaccounted: 2 } })
    expect(tally.duplicateReplies).to.equal(2)
    expect(isSound(tally, 2)).to.equal(true)
    expect(isSound(tally, 1)).to.equal(false)
  })
})
