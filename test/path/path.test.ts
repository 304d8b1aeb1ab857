import { expect } from 'chai'
import { openRunningShop, type RunningShop } from '../support/running-shop.js'
import { talksOnPhones } from './conversation.js'
import { walksToTheFirstOrder } from './first-order.js'
import { handsOverAndBack } from './handover.js'
import { worksByKeyboard } from './keyboard.js'

/** One shop for all of it, since it takes a while to open; each part also stands alone (`--grep`). */
describe('the whole path, walked by people in browsers', function () {
  // a step is told to its customer when it can't be taken back any more, ten seconds later
  this.timeout(300_000)
  let shop: RunningShop

  before(async () => {
    shop = await openRunningShop()
  })
  after(() => shop.close())
  afterEach(() => {
    expect(shop.complaints()).to.deep.equal([])
  })

  describe('from the operator’s link to the first order delivered', () => walksToTheFirstOrder(() => shop))
  describe('customers who ask, change their mind, are turned down or cancel, on phones', () =>
    talksOnPhones(() => shop))
  describe('a person who takes a chat over, and hands it back', () => handsOverAndBack(() => shop))
  describe('the desk by keyboard alone', () => worksByKeyboard(() => shop))
})
